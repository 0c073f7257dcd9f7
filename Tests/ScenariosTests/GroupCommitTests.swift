import Synchronization
import Testing
import WorkflowEngine

@testable import Scenarios
@testable import StressKit

/// How concurrent transactions share the batches of a database, and so its syncs.
struct GroupCommitTests {
  @Test func `transactions share batches in every way`() throws {
    var batches: Set<Int> = []
    let plan = GroupCommit.plan(seed: Seed(1))
    let tally = try Explorer(GroupCommit.self, plan).explore(0..<256) {
      batches.insert($0.metrics["batches"] ?? 0)
      return true
    }
    #expect(tally.verdict == .passed, "\(tally.reasons) \(tally.broken) \(tally.failures)")
    #expect(tally.escapes.isEmpty)
    #expect(tally.mismatches.isEmpty)
    #expect(batches == [1, 2, 3, 4])
  }

  @Test(arguments: [1, 2, 8, 64, 256])
  func `a caller that returns at once shares a batch with the others`(
    callers: Int
  ) throws {
    let rounds = 6
    let batches = Mutex(0)
    try Control.install()
    let execution = Execution()
    let ending = execution.run(.body, stepLimit: 100_000) {
      let journal = try #require(try ScratchDatabase.journal() as? SQLiteJournal)
      var configuration = EngineConfiguration()
      configuration.makeJournal = { journal }
      let engine = try WorkflowEngine(configuration)
      try await withThrowingTaskGroup { group in
        for _ in 0..<callers {
          group.addTask { for _ in 0..<rounds { _ = try await engine.createRun() } }
        }
        try await group.waitForAll()
      }
      batches.withLock { $0 = journal.batches }
    }
    guard case .finished = ending else { Issue.record("\(ending)"); return }
    #expect(batches.withLock { $0 } <= rounds + 3)
  }
}
