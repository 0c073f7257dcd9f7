import Testing

@testable import WorkflowEngine

struct DispatchTests {
  @Test func `starts the ready tasks of a run in order, each once`() async throws {
    let bench = try await Bench()
    let tasks = [try await bench.task(), try await bench.task()]
    #expect(
      try await bench.engine.dispatchNext(in: bench.run)
        == .started(tasks[0], Attempt(token: AttemptToken(rawValue: 1), number: 1))
    )
    #expect(
      try await bench.engine.dispatchNext(in: bench.run)
        == .started(tasks[1], Attempt(token: AttemptToken(rawValue: 2), number: 1))
    )
    #expect(try await bench.engine.dispatchNext(in: bench.run) == .refused(.noReadyTasks))
    #expect(try await bench.status(tasks[0]) == .dispatched)
  }

  @Test func `a named task starts once, and the refusal is recorded`() async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    try await bench.start(task)
    #expect(try await bench.engine.dispatch(task) == .refused(.notDispatchableState))
    #expect(try bench.events().last == .dispatchRefused(task, .notDispatchableState))
  }

  @Test func `a task starts only after its dependencies have succeeded`() async throws {
    let bench = try await Bench()
    let parents = [try await bench.task(), try await bench.task()]
    let child = try await bench.task(after: parents)
    #expect(try await bench.engine.dispatch(child) == .refused(.dependenciesNotSatisfied))
    try await bench.succeed(parents[0])
    #expect(try await bench.engine.dispatch(child) == .refused(.dependenciesNotSatisfied))
    let token = try await bench.start(parents[1])
    #expect(
      try await bench.engine.dispatchNext(in: bench.run) == .refused(.dependenciesNotSatisfied)
    )
    _ = try await bench.engine.complete(parents[1], token)
    #expect(try bench.events().last == .taskReady(child))
    try await bench.start(child)
    #expect(try await bench.findings() == [])
  }

  @Test func `a task that waits for its approval does not delay others`() async throws {
    let bench = try await Bench()
    let gated = try await bench.task(requiresApproval: true)
    let free = try await bench.task()
    #expect(try await bench.engine.dispatch(gated) == .refused(.approvalRequired))
    guard case .started(free, _) = try await bench.engine.dispatchNext(in: bench.run) else {
      Issue.record("the gated task delayed the free one")
      return
    }
    #expect(try await bench.engine.dispatchNext(in: bench.run) == .refused(.approvalRequired))
  }

  @Test func `a rejected task never starts`() async throws {
    let bench = try await Bench()
    let task = try await bench.task(requiresApproval: true)
    _ = try await bench.engine.decide(.reject, on: task, by: "ann")
    #expect(try await bench.engine.dispatch(task) == .refused(.approvalRejected))
    #expect(try await bench.engine.dispatchNext(in: bench.run) == .refused(.noReadyTasks))
  }

  @Test func `nothing starts in a paused or aborted run`() async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    _ = try await bench.engine.pause(bench.run)
    #expect(try await bench.engine.dispatch(task) == .refused(.runPaused))
    #expect(try await bench.engine.dispatchNext(in: bench.run) == .refused(.runPaused))
    _ = try await bench.engine.abort(bench.run)
    #expect(try await bench.engine.dispatch(task) == .refused(.runAborted))
    #expect(try await bench.engine.dispatchNext(in: bench.run) == .refused(.runAborted))
  }

  @Test func `a run without tasks has no ready task`() async throws {
    let bench = try await Bench()
    #expect(try await bench.engine.dispatchNext(in: bench.run) == .refused(.noReadyTasks))
  }

  @Test func `an unknown run or task is a misuse`() async throws {
    let bench = try await Bench()
    await #expect(throws: BoardError.unknownRun(RunID(rawValue: 9))) {
      try await bench.engine.dispatchNext(in: RunID(rawValue: 9))
    }
    await #expect(throws: BoardError.unknownTask(TaskID(rawValue: -1))) {
      try await bench.engine.dispatch(TaskID(rawValue: -1))
    }
    #expect(try bench.events().count == 1)
  }
}
