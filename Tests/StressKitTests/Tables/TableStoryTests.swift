import Testing

@testable import StressKit

/// The tables of real programs are those in `Snapshots`, in a debug build.
struct TableStoryTests {
  @Test(arguments: TableStory.all)
  func `a table tells why a program fails`(_ story: TableStory) throws {
    var found: TracedRun?
    for seed in 0..<UInt64(100) where found?.failure == nil {
      found = try TracedRun(seed: seed, story.body)
    }
    let run = try #require(found)
    #expect(run.failure != nil)
    let table = run.table
    let widest = table.map(\.count).max() ?? 0
    #expect(widest <= InterleavingTable.standardWidth)
    #if DEBUG
      // An optimized build keeps no line for some steps.
      let failure = run.failure.map { "\($0.kind.rawValue): \($0.detail)" } ?? ""
      try Snapshot.expect(table + ["", failure], "story-\(story.name)")
    #endif
  }

  @Test(arguments: TableStory.all)
  func `tracing does not change what runs`(_ story: TableStory) throws {
    for seed in 0..<UInt64(20) {
      let traced = try TracedRun(seed: seed, story.body)
      let plain = try TracedRun(seed: seed, tracing: false, story.body)
      #expect(traced.digest == plain.digest)
      #expect(plain.trace.steps.isEmpty)
    }
  }

  /// The world's table of tasks grows at 32 tasks, then at 64.
  ///
  /// The entry that ends the sleep can be the one for which it grows.
  @Test func `A sleep names its task however many tasks there are`() throws {
    for count in 0..<70 {
      let run = try TracedRun(seed: 1) {
        for _ in 0..<count { await Task {}.value }
        try await Task.sleep(for: .milliseconds(1))
      }
      let sleepers = Set(run.trace.steps.compactMap(\.wakes).map { run.trace.tasks[$0] })
      #expect(sleepers == ["body"], "after \(count) tasks")
    }
  }
}
