import Testing

@testable import WorkflowEngine

struct ArchiveTests {
  @Test func `tasks stop waiting for an archived task`() async throws {
    let bench = try await Bench()
    let parents = [try await bench.task(), try await bench.task()]
    let child = try await bench.task(after: parents)
    try await bench.fail(parents[0])
    #expect(try await bench.engine.archive(parents[0]) == .accepted)
    #expect(try await bench.row(child).unmetDependencies == 1)
    #expect(try await bench.engine.archive(parents[1]) == .accepted)
    #expect(try bench.events().contains(.taskReady(child)))
    try await bench.start(child)
    #expect(try await bench.findings() == [])
  }

  @Test func `archiving a success does not promote its dependents again`() async throws {
    let bench = try await Bench()
    let parents = [try await bench.task(), try await bench.task()]
    let child = try await bench.task(after: parents)
    try await bench.succeed(parents[0])
    #expect(try await bench.engine.archive(parents[0]) == .accepted)
    #expect(try await bench.row(child).unmetDependencies == 1)
    #expect(try await bench.engine.dispatch(child) == .refused(.dependenciesNotSatisfied))
    #expect(try await bench.findings() == [])
  }

  @Test func `a run whose tasks are all done or archived has succeeded`() async throws {
    let bench = try await Bench()
    let tasks = [try await bench.task(), try await bench.task(), try await bench.task()]
    try await bench.succeed(tasks[0])
    try await bench.fail(tasks[1])
    #expect(try await bench.runStatus == .failed)
    #expect(try await bench.engine.archive(tasks[1]) == .accepted)
    #expect(try await bench.runStatus == .running)
    #expect(try await bench.engine.archive(tasks[2]) == .accepted)
    #expect(try await bench.runStatus == .succeeded)
    #expect(try await bench.findings() == [])
  }

  @Test func `the key of an archived task is free`() async throws {
    let bench = try await Bench()
    let old = try await bench.task(key: "build")
    _ = try await bench.task()
    #expect(try await bench.engine.archive(old) == .accepted)
    #expect(await bench.engine.read { $0.board.task(named: "build", in: bench.run) } == nil)
    guard case .created(let new) = try await bench.engine.create(in: bench.run, key: "build") else {
      Issue.record("the key is still in use")
      return
    }
    #expect(new != old)
    #expect(try await bench.engine.create(in: bench.run, key: "build") == .reused(new))
    #expect(try await bench.findings() == [])
  }

  @Test func `the handoff of an archived task can still be used`() async throws {
    let bench = try await Bench()
    let maker = try await bench.task()
    let user = try await bench.task(after: [maker], needs: [ArtifactNeed("image", from: maker)])
    let artifact = try await bench.make("image", by: maker)
    #expect(try await bench.engine.archive(maker) == .accepted)
    try await bench.start(user)
    #expect(try await bench.row(user).consumed == [artifact])
    #expect(try await bench.findings() == [])
  }

  @Test func `an archived task stops waiting for its path`() async throws {
    let bench = try await Bench()
    let holder = try await bench.task(paths: ["a"])
    let other = try await bench.task(paths: ["a"])
    let token = try await bench.start(holder)
    #expect(try await bench.engine.dispatch(other) == .refused(.pathLocked))
    #expect(try await bench.engine.archive(other) == .accepted)
    #expect(try await !bench.row(other).isParked)
    #expect(try await bench.engine.complete(holder, token) == .accepted)
    #expect(try await bench.status(other) == .archived)
    #expect(try await bench.runStatus == .succeeded)
    #expect(try await bench.findings() == [])
  }
}
