import Testing

@testable import WorkflowEngine

struct PathGateTests {
  @Test func `two tasks whose paths overlap are never under way at once`() async throws {
    let bench = try await Bench()
    let above = try await bench.task(paths: ["src"])
    let below = try await bench.task(paths: ["src/main.swift"])
    let beside = try await bench.task(paths: ["srcs"])
    let token = try await bench.start(above)
    #expect(try bench.events().contains(.pathsLocked(above, token)))
    #expect(try await bench.engine.dispatch(below) == .refused(.pathLocked))
    try await bench.start(beside)
    #expect(try await bench.engine.complete(above, token) == .accepted)
    try await bench.start(below)
    #expect(try await bench.findings() == [])
  }

  @Test func `a task that found its path held is ready again once the path is free`() async throws {
    let bench = try await Bench()
    let holder = try await bench.task(paths: ["a"])
    let waiting = [try await bench.task(paths: ["a/b"]), try await bench.task(paths: ["a/c"])]
    let token = try await bench.start(holder)
    #expect(try await bench.engine.dispatchNext(in: bench.run) == .refused(.pathLocked))
    for task in waiting {
      #expect(try await bench.row(task).isParked)
      #expect(try bench.events().contains(.taskDemoted(task, .pathLocked)))
    }
    let before = try bench.events().count
    #expect(try await bench.engine.complete(holder, token) == .accepted)
    #expect(
      try bench.events(since: before) == [
        .taskSucceeded(holder, token), .pathsReleased(holder), .taskReady(waiting[0]),
        .taskReady(waiting[1]),
      ]
    )
    for task in waiting { try await bench.succeed(task) }
    #expect(try await bench.findings() == [])
  }

  @Test func `a parked task does not delay others`() async throws {
    let bench = try await Bench()
    let holder = try await bench.task(paths: ["/"])
    let parked = try await bench.task(paths: ["a"])
    let free = try await bench.task()
    try await bench.start(holder)
    guard case .started(free, _) = try await bench.engine.dispatchNext(in: bench.run) else {
      Issue.record("the parked task delayed the free one")
      return
    }
    #expect(try await bench.row(parked).isParked)
    #expect(try await bench.engine.dispatch(parked) == .refused(.pathLocked))
    #expect(try bench.events().last == .dispatchRefused(parked, .pathLocked))
    #expect(try await bench.findings() == [])
  }

  @Test(
    arguments: [
      TaskOperation.succeeded, .failed, .submitFailed, .released, .blocked,
    ]
  )
  func `the end of an attempt frees its paths`(_ operation: TaskOperation) async throws {
    let bench = try await Bench()
    let task = try await bench.task(paths: ["a"])
    let token = try await bench.start(task)
    #expect(try await operation.ask(bench, task, token) == nil)
    #expect(try await !bench.row(task).holdsPaths)
    #expect(await bench.engine.read { $0.board.locks.count } == 0)
    #expect(try await bench.findings() == [])
  }

  @Test func `paths are shared by all runs`() async throws {
    let bench = try await Bench()
    let other = try await bench.engine.createRun()
    try await bench.start(try await bench.task(paths: ["a"]))
    let task = try await bench.engine.create(in: other, paths: ["a"]).task
    #expect(try await bench.engine.dispatchNext(in: other) == .refused(.pathLocked))
    #expect(try await bench.row(task).isParked)
    #expect(try await bench.findings() == [])
  }

  @Test func `a retried task keeps its paths`() async throws {
    let bench = try await Bench()
    let retry = RetryPolicy(maximum: 1, on: [.network])
    let task = try await bench.task(paths: ["a"], retry: retry)
    let other = try await bench.task(paths: ["a"])
    let token = try await bench.start(task)
    #expect(try await bench.engine.fail(task, token, reason: "network") == .accepted)
    #expect(try await bench.row(task).holdsPaths)
    #expect(try await bench.engine.dispatch(other) == .refused(.pathLocked))
    let next = try await bench.start(task)
    #expect(try await bench.engine.complete(task, next) == .accepted)
    #expect(try await bench.isReady(other))
    #expect(try await bench.findings() == [])
  }

  @Test func `an abort frees the paths of a task that waits for its retry`() async throws {
    let bench = try await Bench()
    let retry = RetryPolicy(maximum: 1, on: [.network])
    let task = try await bench.task(paths: ["a"], retry: retry)
    let token = try await bench.start(task)
    #expect(try await bench.engine.fail(task, token, reason: "network") == .accepted)
    let other = try await bench.engine.createRun()
    let waiting = try await bench.engine.create(in: other, paths: ["a"]).task
    #expect(try await bench.engine.dispatch(waiting) == .refused(.pathLocked))
    _ = try await bench.engine.abort(bench.run)
    #expect(try await bench.isReady(waiting))
    #expect(try await bench.findings() == [])
  }

  @Test func `a task that must wait before its retry releases its paths`() async throws {
    let bench = try await Bench()
    let retry = RetryPolicy(maximum: 1, on: [.network])
    let task = try await bench.task(paths: ["a"], retry: retry)
    let parent = try await bench.task(paths: ["a/b"])
    let token = try await bench.start(task)
    #expect(try await bench.engine.fail(task, token, reason: "network") == .accepted)
    #expect(try await bench.engine.dispatch(parent) == .refused(.pathLocked))
    // From now on each task would wait for the other.
    #expect(try await bench.engine.link(task, after: parent) == .accepted)
    #expect(try await !bench.row(task).holdsPaths)
    try await bench.succeed(parent)
    try await bench.succeed(task)
    #expect(try await bench.findings() == [])
  }

  @Test func `a parked task that also waits for a parent is ready when both gates open`()
    async throws
  {
    let bench = try await Bench()
    let holder = try await bench.task(paths: ["a"])
    let parent = try await bench.task()
    let task = try await bench.task(paths: ["a/b"])
    let token = try await bench.start(holder)
    #expect(try await bench.engine.dispatch(task) == .refused(.pathLocked))
    #expect(try await bench.engine.link(task, after: parent) == .accepted)
    #expect(try await bench.engine.release(holder, token) == .accepted)
    #expect(try await bench.findings() == [])
    #expect(try await bench.engine.dispatch(task) == .refused(.dependenciesNotSatisfied))
    try await bench.succeed(parent)
    #expect(try await !bench.row(task).isParked)
    try await bench.start(task)
    #expect(try await bench.findings() == [])
  }

  @Test func `a success that also releases paths makes a parked task ready once`()
    async throws
  {
    let bench = try await Bench()
    let parent = try await bench.task(paths: ["c"])
    let holder = try await bench.task(paths: ["a"])
    let task = try await bench.task(paths: ["a"])
    let token = try await bench.start(holder)
    #expect(try await bench.engine.dispatch(task) == .refused(.pathLocked))
    #expect(try await bench.engine.link(task, after: parent) == .accepted)
    #expect(try await bench.engine.complete(holder, token) == .accepted)
    let before = try bench.promotions(of: task)
    try await bench.succeed(parent)
    #expect(try bench.promotions(of: task) == before + 1)
    #expect(try await bench.findings() == [])
  }

  @Test func `a parked task that waits for the holder of its path becomes ready once`()
    async throws
  {
    let bench = try await Bench()
    let holder = try await bench.task(paths: ["a"])
    let task = try await bench.task(paths: ["a/b"])
    let token = try await bench.start(holder)
    #expect(try await bench.engine.dispatch(task) == .refused(.pathLocked))
    #expect(try await bench.engine.link(task, after: holder) == .accepted)
    let before = try bench.promotions(of: task)
    #expect(try await bench.engine.complete(holder, token) == .accepted)
    #expect(try bench.promotions(of: task) == before + 1)
    try await bench.succeed(task)
    #expect(try await bench.findings() == [])
  }
}
