import Testing

@testable import WorkflowEngine

struct BoardRunTests {
  @Test func `counts its tasks by status`() async throws {
    let bench = try await Bench()
    let tasks = [try await bench.task(), try await bench.task(), try await bench.task()]
    try await bench.succeed(tasks[0])
    try await bench.fail(tasks[1])
    let token = try await bench.start(tasks[2])
    _ = try await bench.engine.acknowledge(tasks[2], token)
    let run = try await bench.engine.run(bench.run)
    #expect(TaskStatus.allCases.map { run.count(of: $0) } == [0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0])
    #expect(run.activeCount == 1 && run.attemptCount == 3)
  }

  @Test func `lists ready and waiting tasks`() async throws {
    let bench = try await Bench()
    let parent = try await bench.task()
    _ = try await bench.task(after: [parent])
    _ = try await bench.task(requiresApproval: true)
    var run = try await bench.engine.run(bench.run)
    #expect(run.ready.first == 0 && run.ready.count == 1)
    #expect(run.waiting.first == 1 && run.waiting.count == 2)
    try await bench.succeed(parent)
    run = try await bench.engine.run(bench.run)
    #expect(run.ready.first == 1 && run.ready.count == 1)
    #expect(run.waiting.first == 2 && run.waiting.count == 1)
    #expect(run.count(of: .awaitingApproval) == 1)
  }

  @Test func `follows the roll-up of its tasks`() async throws {
    let bench = try await Bench()
    #expect(try await bench.runStatus == .created)
    let first = try await bench.task()
    let second = try await bench.task()
    #expect(try await bench.runStatus == .created)
    try await bench.succeed(first)
    #expect(try await bench.runStatus == .running)
    try await bench.fail(second)
    #expect(try await bench.runStatus == .failed)
    _ = try await bench.engine.rerun([second], in: bench.run, by: "ann", reason: "again")
    #expect(try await bench.runStatus == .running)
    try await bench.succeed(second)
    #expect(try await bench.runStatus == .succeeded)
  }
}
