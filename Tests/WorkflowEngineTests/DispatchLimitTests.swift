import Testing

@testable import WorkflowEngine

struct DispatchLimitTests {
  private func bench(_ limit: Int) async throws -> Bench {
    var configuration = EngineConfiguration()
    configuration.dispatchLimit = limit
    return try await Bench(configuration)
  }

  @Test func `attempts under way never exceed the limit, over all runs`() async throws {
    let bench = try await bench(2)
    let tasks = [try await bench.task(), try await bench.task()]
    let other = try await bench.engine.createRun()
    let third = try await bench.engine.createTask(in: other)
    let token = try await bench.start(tasks[0])
    try await bench.start(tasks[1])
    let before = try bench.events().count
    #expect(try await bench.engine.dispatchNext(in: other) == .refused(.dispatchLimitReached))
    #expect(try bench.events().count == before)
    #expect(try await bench.engine.dispatch(third) == .refused(.dispatchLimitReached))
    #expect(try bench.events(since: before) == [.dispatchRefused(third, .dispatchLimitReached)])
    #expect(try await bench.isReady(third))
    let plan = try await bench.engine.plan(other, limit: 5)
    #expect(plan.blocked == [DispatchPlan.Blocked(task: third, reason: .dispatchLimitReached)])
    #expect(try await bench.engine.complete(tasks[0], token) == .accepted)
    try await bench.start(third)
    #expect(await bench.engine.read { $0.board.activeCount } == 2)
    #expect(try await bench.findings() == [])
  }

  @Test(
    arguments: [
      TaskOperation.succeeded, .failed, .submitFailed, .released, .blocked,
    ]
  )
  func `the end of an attempt frees a slot`(_ operation: TaskOperation) async throws {
    let bench = try await bench(1)
    let (task, other) = (try await bench.task(), try await bench.task())
    let token = try await bench.start(task)
    #expect(try await bench.engine.dispatch(other) == .refused(.dispatchLimitReached))
    #expect(try await operation.ask(bench, task, token) == nil)
    try await bench.start(other)
    #expect(try await bench.findings() == [])
  }

  @Test func `an attempt with a cancel request keeps its slot until it ends`() async throws {
    let bench = try await bench(1)
    let (task, other) = (try await bench.task(), try await bench.task())
    let token = try await bench.bring(task, to: .cancelRequested)
    #expect(try await bench.engine.dispatch(other) == .refused(.dispatchLimitReached))
    #expect(try await bench.engine.confirmCancel(task, token) == .accepted)
    try await bench.start(other)
  }
}
