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
    #expect(widest <= InterleavingTable.widthLimit)
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
}
