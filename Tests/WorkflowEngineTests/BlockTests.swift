import Testing

@testable import WorkflowEngine

struct BlockTests {
  @Test func `a blocked task starts only after somebody unblocks it`() async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    #expect(try await bench.engine.block(task, reason: "no budget") == .accepted)
    #expect(try bench.events().last == .taskBlocked(task, nil, reason: "no budget"))
    #expect(try await bench.engine.dispatch(task) == .refused(.taskBlocked))
    #expect(try await bench.engine.dispatchNext(in: bench.run) == .refused(.noReadyTasks))
    #expect(try await bench.runStatus == .created)
    #expect(try await bench.engine.unblock(task) == .accepted)
    try await bench.start(task)
    #expect(try await bench.findings() == [])
  }

  @Test func `blocking an attempt ends it and blocks its task`() async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    let token = try await bench.start(task)
    #expect(try await bench.engine.block(task, token, reason: "no key") == .accepted)
    #expect(try bench.events().contains(.taskBlocked(task, token, reason: "no key")))
    #expect(try await bench.status(task) == .blocked)
    #expect(try await bench.engine.complete(task, token) == .refused(.attemptEnded))
    #expect(try await bench.engine.unblock(task) == .accepted)
    let next = try await bench.start(task)
    #expect(next > token)
    #expect(try await bench.row(task).attemptCount == 2)
    #expect(try await bench.findings() == [])
  }

  @Test func `an unblocked task is ready only if its other gates are open`() async throws {
    let bench = try await Bench()
    let (parent, task) = (try await bench.task(), try await bench.task())
    #expect(try await bench.engine.block(task, reason: "wait") == .accepted)
    #expect(try await bench.engine.link(task, after: parent) == .accepted)
    #expect(try await bench.engine.unblock(task) == .accepted)
    #expect(try await !bench.isReady(task))
    #expect(try await bench.engine.dispatch(task) == .refused(.dependenciesNotSatisfied))
    try await bench.succeed(parent)
    try await bench.start(task)
    #expect(try await bench.findings() == [])
  }

  @Test func `a blocked task does not become ready when its dependencies are done`() async throws {
    let bench = try await Bench()
    let parent = try await bench.task()
    let task = try await bench.task(after: [parent], requiresApproval: true)
    #expect(try await bench.engine.block(task, reason: "wait") == .accepted)
    try await bench.succeed(parent)
    _ = try await bench.engine.decide(.approve, on: task, by: "ann")
    #expect(try bench.promotions(of: task) == 0)
    #expect(try await bench.engine.unblock(task) == .accepted)
    #expect(try bench.promotions(of: task) == 1)
    #expect(try await bench.findings() == [])
  }

  @Test func `a blocked rerun no longer counts as a rerun`() async throws {
    let bench = try await Bench()
    let tasks = [try await bench.task(), try await bench.task()]
    for task in tasks { try await bench.fail(task) }
    #expect(try await TaskOperation.rerun.ask(bench, tasks[0], AttemptToken(rawValue: 0)) == nil)
    #expect(try await bench.runStatus == .running)
    #expect(try await bench.engine.block(tasks[0], reason: "wait") == .accepted)
    #expect(try await bench.runStatus == .failed)
    #expect(try await bench.findings() == [])
  }
}
