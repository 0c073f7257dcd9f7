import Testing

@testable import WorkflowEngine

struct CancelTests {
  @Test func `a cancelled attempt ends when its runner confirms`() async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    let token = try await bench.start(task)
    #expect(try await bench.engine.cancel(task, by: "eve") == .accepted)
    #expect(try bench.events().last == .cancelRequested(task, token, by: "eve"))
    #expect(try await bench.row(task).currentAttempt?.token == token)
    #expect(try await bench.runStatus == .running)
    #expect(try await bench.engine.confirmCancel(task, token, by: "runner") == .accepted)
    #expect(try bench.events().contains(.taskCancelled(task, token, by: "runner")))
    #expect(try await bench.row(task).currentAttempt == nil)
    #expect(try await bench.runStatus == .failed)
    #expect(try await bench.engine.confirmCancel(task, token) == .refused(.attemptEnded))
    #expect(try await bench.findings() == [])
  }

  @Test(arguments: [TaskOperation.succeeded, .failed, .cancelled])
  func `an attempt with a cancel request has one outcome`(_ outcome: TaskOperation) async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    let token = try await bench.bring(task, to: .cancelRequested)
    #expect(try await outcome.ask(bench, task, token) == nil)
    for late in [TaskOperation.succeeded, .failed, .cancelled] {
      #expect(try await late.ask(bench, task, token) == .attemptEnded)
    }
    #expect(try await bench.status(task).rawValue == outcome.rawValue)
    #expect(try await bench.findings() == [])
  }

  @Test func `a task that never started is cancelled at once, and a rerun of it is counted`()
    async throws
  {
    let bench = try await Bench()
    let task = try await bench.task()
    #expect(try await bench.engine.cancel(task, by: "eve") == .accepted)
    #expect(try bench.events().contains(.taskCancelled(task, nil, by: "eve")))
    #expect(try await bench.status(task) == .cancelled)
    #expect(try await !bench.isReady(task))
    #expect(try await bench.runStatus == .failed)
    for count in 1...2 {
      #expect(try await TaskOperation.rerun.ask(bench, task, AttemptToken(rawValue: 0)) == nil)
      let row = try await bench.row(task)
      #expect(row.audit.rerunCount == count && row.attemptCount == 0)
      #expect(row.audit.lastRerunBy == "ann")
      #expect(try await bench.isReady(task))
      #expect(try await bench.runStatus == .running)
      #expect(try await bench.engine.cancel(task, by: "eve") == .accepted)
      #expect(try await bench.runStatus == .failed)
    }
    #expect(try await bench.findings() == [])
  }

  @Test func `a rerun task that is cancelled before its start can be rerun again`()
    async throws
  {
    let bench = try await Bench()
    let task = try await bench.task()
    try await bench.fail(task)
    for count in 1...3 {
      #expect(try await TaskOperation.rerun.ask(bench, task, AttemptToken(rawValue: 0)) == nil)
      #expect(try await bench.row(task).audit.rerunCount == count)
      #expect(try await bench.engine.cancel(task, by: "eve") == .accepted)
    }
    #expect(try await bench.findings() == [])
  }

  @Test func `tasks keep waiting for a cancelled task`() async throws {
    let bench = try await Bench()
    let parent = try await bench.task()
    let child = try await bench.task(after: [parent])
    _ = try await bench.engine.cancel(parent, by: "eve")
    #expect(try await bench.engine.dispatch(child) == .refused(.dependenciesNotSatisfied))
    #expect(try await bench.findings() == [])
  }

  @Test func `a cancellation takes effect in a paused and in an aborted run`() async throws {
    let bench = try await Bench()
    let tasks = [try await bench.task(), try await bench.task()]
    _ = try await bench.engine.pause(bench.run)
    #expect(try await bench.engine.cancel(tasks[0], by: "eve") == .accepted)
    #expect(try await bench.runStatus == .paused)
    _ = try await bench.engine.abort(bench.run)
    #expect(try await bench.engine.cancel(tasks[1], by: "eve") == .accepted)
    #expect(try await bench.runStatus == .aborted)
    #expect(try await bench.findings() == [])
  }
}
