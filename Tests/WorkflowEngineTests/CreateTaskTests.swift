import Testing

@testable import WorkflowEngine

struct CreateTaskTests {
  @Test func `a task without gates is ready at once`() async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    #expect(try bench.events().last == .taskReady(task))
    #expect(try await bench.engine.run(bench.run).tasks == [task])
  }

  @Test func `dependencies that have already succeeded are met`() async throws {
    let bench = try await Bench()
    let other = try await bench.task()
    let parent = try await bench.task()
    try await bench.succeed(parent)
    let child = try await bench.task(after: [parent])
    #expect(try bench.events().last == .taskReady(child))
    #expect(try await bench.engine.task(child).unmetDependencies == 0)
    #expect(try await bench.status(other) == .created)
  }

  @Test func `a failed run accepts new tasks, a finished or aborted one does not`() async throws {
    let bench = try await Bench()
    try await bench.fail(try await bench.task())
    _ = try await bench.task()
    #expect(try await bench.runStatus == .failed)
    _ = try await bench.engine.abort(bench.run)
    await #expect(throws: BoardError.runClosed(bench.run, .aborted)) { try await bench.task() }

    let finished = try await Bench()
    try await finished.succeed(try await finished.task())
    await #expect(throws: BoardError.runClosed(finished.run, .succeeded)) {
      try await finished.task()
    }
  }

  @Test func `dependencies are tasks of the run, each named once`() async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    let other = try await bench.engine.createRun()
    await #expect(throws: BoardError.unknownRun(RunID(rawValue: 7))) {
      try await bench.engine.createTask(in: RunID(rawValue: 7))
    }
    await #expect(throws: BoardError.unknownTask(TaskID(rawValue: 5))) {
      try await bench.task(after: [TaskID(rawValue: 5)])
    }
    await #expect(throws: BoardError.foreignDependency(task)) {
      try await bench.engine.createTask(in: other, after: [task])
    }
    await #expect(throws: BoardError.repeatedDependency(task)) {
      try await bench.task(after: [task, task])
    }
    await #expect(throws: BoardError.self) {
      let many = (0...BoardLimits.dependencies).map { TaskID(rawValue: $0) }
      _ = try await bench.task(after: many)
    }
    #expect(try await bench.findings() == [])
  }

  @Test func `every misuse has a message`() {
    let errors: [BoardError] = [
      .unknownRun(RunID(rawValue: 1)), .unknownTask(TaskID(rawValue: 2)),
      .foreignDependency(TaskID(rawValue: 3)), .repeatedDependency(TaskID(rawValue: 4)),
      .runClosed(RunID(rawValue: 5), .aborted), .limitReached("runs", limit: 6),
    ]
    #expect(
      errors.map { "\($0)" } == [
        "There is no run r1.", "There is no task t2.", "The dependency t3 belongs to another run.",
        "The dependency t4 is named twice.", "The run r5 is aborted and accepts no more tasks.",
        "There may be no more than 6 runs.",
      ]
    )
  }
}
