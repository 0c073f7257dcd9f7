import Testing

@testable import WorkflowEngine

struct TaskKeyTests {
  @Test func `a task with a key is created once, regardless of the other arguments`() async throws {
    let bench = try await Bench()
    let task = try await bench.task(key: "build")
    let before = try bench.events().count
    let reply = try await bench.engine.create(
      in: bench.run,
      after: [TaskID(rawValue: 77)],
      requiresApproval: true,
      key: "build"
    )
    #expect(reply == .reused(task) && reply.task == task)
    #expect(try bench.events().count == before)
    #expect(try await bench.row(task).approval == .notRequired)
  }

  @Test func `a key belongs to its run`() async throws {
    let bench = try await Bench()
    let other = try await bench.engine.createRun()
    let task = try await bench.task(key: "build")
    let reply = try await bench.engine.create(in: other, key: "build")
    #expect(reply.task != task)
    #expect(await bench.engine.read { $0.board.task(named: "build", in: bench.run) } == task)
    #expect(await bench.engine.read { $0.board.task(named: "test", in: bench.run) } == nil)
  }

  @Test func `an existing task is found in a closed run`() async throws {
    let bench = try await Bench()
    let task = try await bench.task(key: "build")
    try await bench.succeed(task)
    #expect(try await bench.engine.create(in: bench.run, key: "build") == .reused(task))
    await #expect(throws: BoardError.runClosed(bench.run, .succeeded)) {
      try await bench.engine.create(in: bench.run, key: "test")
    }
  }

  @Test func `of many concurrent creations with one key, one creates the task`() async throws {
    let bench = try await Bench()
    let created = Counter()
    let body: @Sendable () async throws -> Void = {
      if case .created = try await bench.engine.create(in: bench.run, key: "build") {
        created.increment()
      }
    }
    try await LockstepExecutor.run(Array(repeating: body, count: 8))
    #expect(created.value == 1)
    #expect(try await bench.engine.run(bench.run).tasks.count == 1)
  }
}
