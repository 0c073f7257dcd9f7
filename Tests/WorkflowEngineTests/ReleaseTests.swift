import Testing

@testable import WorkflowEngine

struct ReleaseTests {
  @Test func `releasing an attempt makes its task ready`() async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    let token = try await bench.start(task)
    let before = try bench.events().count
    #expect(try await bench.engine.release(task, token) == .accepted)
    #expect(try bench.events(since: before) == [.attemptReleased(task, token), .taskReady(task)])
    #expect(try await bench.engine.release(task, token) == .refused(.attemptEnded))
    let attempt = Attempt(token: AttemptToken(rawValue: 2), number: 2, by: "bob")
    #expect(try await bench.engine.dispatch(task, by: "bob") == .started(task, attempt))
    #expect(try await bench.findings() == [])
  }

  @Test func `releasing an attempt with a cancel request cancels its task`() async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    let token = try await bench.bring(task, to: .cancelRequested)
    #expect(try await bench.engine.release(task, token) == .accepted)
    #expect(try await bench.status(task) == .cancelled)
    #expect(try await !bench.isReady(task))
    #expect(try await bench.runStatus == .failed)
    #expect(try await bench.findings() == [])
  }

  @Test func `a task whose submission failed is ready and can be rerun`() async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    let token = try await bench.start(task)
    #expect(try await bench.engine.rejectSubmission(task, token, reason: "no room") == .accepted)
    #expect(try await bench.status(task) == .submitFailed)
    #expect(try await bench.row(task).audit.lastFailure == "no room")
    #expect(try await bench.isReady(task))
    #expect(try await bench.runStatus == .failed)
    try await bench.succeed(task)
    #expect(try await bench.runStatus == .succeeded)
    #expect(try await bench.findings() == [])
  }

  @Test(arguments: [TaskOperation.rerun, .reopen])
  func `a task whose submission failed can be rerun`(
    _ operation: TaskOperation
  ) async throws {
    let bench = try await Bench()
    let (parent, task) = (try await bench.task(), try await bench.task())
    let token = try await bench.bring(task, to: .submitFailed)
    #expect(try await operation.ask(bench, task, token) == nil)
    #expect(try await bench.status(task) == .created)
    #expect(try await bench.isReady(task))
    #expect(try await bench.findings() == [])
    #expect(try await bench.engine.link(task, after: parent) == .accepted)
    #expect(try bench.events().last == .taskDemoted(task, .dependenciesNotSatisfied))
    #expect(try await bench.findings() == [])
  }

  @Test(arguments: [TaskOperation.rerun, .reopen])
  func `rerunning a task whose submission failed requires a new approval`(
    _ operation: TaskOperation
  ) async throws {
    let bench = try await Bench()
    let task = try await bench.task(requiresApproval: true, reapprove: true)
    _ = try await bench.engine.decide(.approve, on: task, by: "ann")
    let token = try await bench.bring(task, to: .submitFailed)
    #expect(try await operation.ask(bench, task, token) == nil)
    #expect(try bench.events().contains(.taskDemoted(task, .approvalRequired)))
    #expect(try await bench.engine.dispatch(task) == .refused(.approvalRequired))
    #expect(try await bench.findings() == [])
  }
}
