import EngineDefects
import Testing
import WorkflowEngine

@testable import Scenarios
@testable import StressKit

struct MixedOpsFuzzTests {
  private func sequence(_ seed: UInt64, of count: Int = 30) -> [BoardOperation] {
    var random = SeededRandom(seed: seed)
    return BoardOperation.sequence(of: count, using: &random)
  }

  @Test func `a seed draws a sequence that begins with creations`() {
    #expect(sequence(1) == sequence(1))
    #expect(sequence(1) != sequence(2))
    #expect(sequence(1).count == 30)
    #expect(sequence(3, of: 2).count == 2)
    for operation in sequence(1).prefix(4) {
      guard case .create = operation else {
        Issue.record("\(operation)")
        return
      }
    }
  }

  @Test func `every kind of operation is drawn, and has its own description`() {
    let words = (UInt64(1)...160).flatMap { sequence($0) }.map { operation in
      "\(operation)".filter { !$0.isNumber }
    }
    let known =
      [
        "create a task", "start the next task and complete it", "link t after t", "unlink t from t",
        "start t", "start the next task",
        "hand off a new artifact of the newest attempt", "approve t", "reject t", "rerun t",
        "rerun t and t", "rerun all failed tasks", "reclaim after  ms",
        "start the next task of the second run", "crash and open again", "plan  tasks",
        "complete the newest attempt and start the next task",
        "rerun all failed tasks of the second run",
      ] + BoardOperation.Wish.allCases.map { "\($0) t" }
      + BoardOperation.Word.allCases.flatMap { ["\($0) the first run", "\($0) the second run"] }
      + BoardOperation.DrainEnd.allCases.map { "drainer  takes at most  entries and \($0)" }
      + AttemptCall.allCases.map { "report \($0) of the newest attempt" }
    #expect(known.filter { !words.contains($0) } == [])
  }

  @Test(arguments: UInt64(1)...12)
  func `the audit finds nothing on an engine without a defect`(
    _ seed: UInt64
  ) async throws {
    let operations = sequence(seed, of: 60)
    let (count, findings) = try await AuditedOperations.run(operations, MixedOpsFuzz.configuration)
    #expect(count == 60)
    #expect(findings == [])
  }

  @Test(arguments: [EngineDefect.dependencyGateOff, .pauseGateOff, .promotionDropped])
  func `a failing sequence is reduced to the necessary operations`(
    _ defect: EngineDefect
  ) async throws {
    var configuration = MixedOpsFuzz.configuration
    defect.plant(&configuration)
    var reduced = 0
    for seed in UInt64(1)...400 where reduced < 3 {
      let (count, findings) = try await AuditedOperations.run(sequence(seed), configuration)
      guard !findings.isEmpty else { continue }
      let prefix = Array(sequence(seed).prefix(count))
      var failing = try #require(try await FailingOperations(prefix, findings, configuration))
      try await failing.reduce()
      reduced += 1
      #expect(failing.operations.count <= 6, "\(failing.operations)")
      let again = try await AuditedOperations.run(failing.operations, configuration)
      #expect(again.count == failing.operations.count)
      #expect(again.findings == failing.findings)
      for index in failing.operations.indices {
        var fewer = failing.operations
        fewer.remove(at: index)
        #expect(try await AuditedOperations.run(fewer, configuration).findings == [])
      }
    }
    #expect(reduced == 3)
  }

  @Test func `no operation names a removed task`() {
    func renumbered(_ operation: BoardOperation) -> String? {
      operation.renumbered(without: 1).map { "\($0)" }
    }
    #expect(renumbered(.start(0)) == "start t0")
    #expect(renumbered(.start(1)) == nil)
    #expect(renumbered(.operate(.cancel, 2)) == "cancel t1")
    #expect(renumbered(.link(3, after: 2)) == "link t2 after t1")
    #expect(renumbered(.link(3, after: 1)) == nil)
    #expect(renumbered(.rerun([0, 1, 2])) == "rerun t0 and t1")
    #expect(renumbered(.rerun([1])) == nil)
    #expect(renumbered(.create(TaskWish(parents: [0, 1, 2]))) == "create a task after t0 and t1")
    #expect(renumbered(.startNext(in: 0)) == "start the next task")
  }

  @Test func `operations that do not fail for one client are not reduced`() async throws {
    let prefix = sequence(1)
    let failing = try await FailingOperations(
      prefix,
      ["G3 told by others"],
      MixedOpsFuzz.configuration
    )
    #expect(failing == nil)
  }

  @Test func `a violation lists the necessary operations`() throws {
    let plan = MixedOpsFuzz.plan(defect: "dependency-gate-off", seed: Seed(3))
    var texts: [String] = []
    _ = try Explorer(MixedOpsFuzz.self, plan).explore(0..<96) { result in
      texts += result.broken.filter { $0.id == "F1" }.map(\.actual)
      return !texts.contains { $0.contains("one client") }
    }
    let told = try #require(texts.first { $0.contains("one client") })
    #expect(told.hasPrefix("G3 "))
    #expect(told.contains("was started while its dependency"))
    #expect(told.contains(" operations of one client: create a "))
  }
}
