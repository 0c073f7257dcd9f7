import Testing

@testable import WorkflowEngine

struct DecideTests {
  @Test(arguments: ApprovalVerdict.allCases, ApprovalVerdict.allCases)
  func `the first decision is final, and later ones get it as reply`(
    _ first: ApprovalVerdict,
    _ second: ApprovalVerdict
  ) async throws {
    let bench = try await Bench()
    let task = try await bench.task(requiresApproval: true)
    let decision = ApprovalDecision(verdict: first, by: "ann", comment: "fine", round: 1)
    #expect(
      try await bench.engine.decide(first, on: task, by: "ann", comment: "fine")
        == .decided(decision)
    )
    #expect(try await bench.engine.decide(second, on: task, by: "bob") == .conflict(decision))
    #expect(try bench.events().last == .decisionRefused(task, by: "bob", .alreadyDecided))
    #expect(try await bench.engine.task(task).approval == first.status)
    #expect(try await bench.engine.task(task).decision == decision)
    #expect(try await bench.findings() == [])
  }

  @Test func `a decision on a task without approval is refused`() async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    let reply = try await bench.engine.decide(.approve, on: task, by: "ann")
    #expect(reply == .refused(.approvalNotRequired))
    #expect(try await bench.findings() == [])
  }

  @Test func `an approval makes a task ready unless another gate is closed`() async throws {
    let bench = try await Bench()
    let parent = try await bench.task()
    let child = try await bench.task(after: [parent], requiresApproval: true)
    _ = try await bench.engine.decide(.approve, on: child, by: "ann")
    #expect(try await bench.engine.dispatch(child) == .refused(.dependenciesNotSatisfied))
    try await bench.succeed(parent)
    try await bench.start(child)
    #expect(try await bench.findings() == [])
  }

  @Test func `the lengths of names and comments are limited`() async throws {
    let bench = try await Bench()
    let task = try await bench.task(requiresApproval: true)
    let text = String(repeating: "x", count: BoardLimits.textBytes + 1)
    await #expect(throws: BoardError.self) {
      try await bench.engine.decide(.approve, on: task, by: text)
    }
    await #expect(throws: BoardError.self) {
      try await bench.engine.decide(.approve, on: task, by: "ann", comment: text)
    }
    await #expect(throws: BoardError.unknownTask(TaskID(rawValue: 8))) {
      try await bench.engine.decide(.approve, on: TaskID(rawValue: 8), by: "ann")
    }
    #expect(try await bench.engine.task(task).approval == .pending)
  }
}
