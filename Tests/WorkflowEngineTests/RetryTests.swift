import Testing

@testable import WorkflowEngine

struct RetryTests {
  private let policy = RetryPolicy(maximum: 2, on: [.network])

  @Test(arguments: [(-3, 0), (0, 0), (1, 1), (10, 10), (11, 10), (.max, 10)])
  func `the number of retries is clamped to the limit`(_ asked: Int, _ maximum: Int) {
    #expect(RetryPolicy(maximum: asked, on: [.network]).maximum == maximum)
    #expect(RetryPolicy.limit == 10)
  }

  @Test func `a policy lists each category once, in order`() {
    let policy = RetryPolicy(maximum: 1, on: [.runnerTransient, .network, .runnerTransient])
    #expect(policy.categories == [.network, .runnerTransient])
    #expect(policy.allows(.network, after: 0) && !policy.allows(.network, after: 1))
    #expect(!policy.allows(.permanent, after: 0))
    #expect(RetryPolicy.never.maximum == 0 && RetryPolicy.never.categories == [])
  }

  @Test func `a policy decides how often its failures are retried`() async throws {
    let bench = try await Bench()
    let task = try await bench.task(retry: policy)
    for count in 1...2 {
      let token = try await bench.start(task)
      let before = try bench.events().count
      #expect(try await bench.engine.fail(task, token, reason: "Network down") == .accepted)
      #expect(
        try bench.events(since: before) == [
          .taskFailed(task, token, reason: "Network down"),
          .taskRetried(task, attempt: token, .network), .taskReady(task),
        ]
      )
      #expect(try await bench.row(task).audit.retryCount == count)
      #expect(try await bench.runStatus == .running)
    }
    let token = try await bench.start(task)
    #expect(try await bench.engine.fail(task, token, reason: "network") == .accepted)
    #expect(try await bench.status(task) == .failed)
    #expect(try await bench.runStatus == .failed)
    #expect(try await bench.row(task).audit.lastFailureCategory == .network)
    #expect(try await bench.findings() == [])
  }

  @Test func `retries are counted over the task's whole life`() async throws {
    let bench = try await Bench()
    let task = try await bench.task(retry: RetryPolicy(maximum: 1, on: [.network]))
    for _ in 0..<2 {
      let token = try await bench.start(task)
      #expect(try await bench.engine.fail(task, token, reason: "network") == .accepted)
    }
    #expect(try await TaskOperation.rerun.ask(bench, task, AttemptToken(rawValue: 0)) == nil)
    let token = try await bench.start(task)
    #expect(try await bench.engine.fail(task, token, reason: "network") == .accepted)
    #expect(try await bench.status(task) == .failed)
    #expect(try await bench.row(task).audit.retryCount == 1)
    #expect(try await bench.findings() == [])
  }

  @Test(arguments: ["no luck", "a flaky test", ""])
  func `a failure of another category is not retried`(_ reason: String) async throws {
    let bench = try await Bench()
    let task = try await bench.task(retry: policy)
    let token = try await bench.start(task)
    #expect(try await bench.engine.fail(task, token, reason: reason) == .accepted)
    #expect(try await bench.status(task) == .failed)
  }

  @Test(arguments: [
    (FailureCategory.network, TaskStatus.created), (.permanent, .failed), (.flakyTest, .failed),
  ])
  func `a reported category decides, whatever the words say`(
    _ category: FailureCategory,
    _ status: TaskStatus
  ) async throws {
    let bench = try await Bench()
    let task = try await bench.task(retry: policy)
    let token = try await bench.start(task)
    let reply = try await bench.engine.fail(
      task,
      token,
      reason: category == .network ? "assertion failed" : "network down",
      category: category
    )
    #expect(reply == .accepted)
    #expect(try await bench.status(task) == status)
    #expect(try await bench.row(task).audit.lastFailureCategory == category)
    #expect(try await bench.findings() == [])
  }

  @Test func `an attempt with a cancel request is not retried`() async throws {
    let bench = try await Bench()
    let task = try await bench.task(retry: policy)
    let token = try await bench.bring(task, to: .cancelRequested)
    #expect(try await bench.engine.fail(task, token, reason: "network") == .accepted)
    #expect(try await bench.status(task) == .failed)
    #expect(try await bench.row(task).audit.retryCount == 0)
    #expect(try await bench.findings() == [])
  }

  @Test func `an aborted run retries nothing, and a paused run delays a retry`() async throws {
    let bench = try await Bench()
    let tasks = [try await bench.task(retry: policy), try await bench.task(retry: policy)]
    let tokens = [try await bench.start(tasks[0]), try await bench.start(tasks[1])]
    _ = try await bench.engine.pause(bench.run)
    #expect(try await bench.engine.fail(tasks[0], tokens[0], reason: "network") == .accepted)
    #expect(try await bench.status(tasks[0]) == .created)
    #expect(try await bench.engine.dispatch(tasks[0]) == .refused(.runPaused))
    _ = try await bench.engine.abort(bench.run)
    #expect(try await bench.engine.fail(tasks[1], tokens[1], reason: "network") == .accepted)
    #expect(try await bench.status(tasks[1]) == .failed)
    #expect(try await bench.findings() == [])
  }

  @Test(
    arguments: [
      ("Connection refused", FailureCategory.network), ("TIMED OUT after 3 s", .network),
      ("read timeout", .network), ("DNS lookup", .network), ("host unreachable", .network),
      ("socket closed", .network), ("a Flaky test", .flakyTest), ("intermittent", .flakyTest),
      ("runner died", .runnerTransient), ("Worker lost", .runnerTransient),
      ("pod evicted", .runnerTransient), ("preempted", .runnerTransient),
      ("Out of disk", .runnerTransient), ("flaky network", .network),
      ("flaky runner", .flakyTest), ("", .permanent), ("assertion failed", .permanent),
      ("runner-up not found", .permanent), ("networking is fun", .permanent),
      ("(runner) died", .runnerTransient), ("timed  out.", .network),
    ]
  )
  func `a failure is classified by its words`(_ reason: String, _ category: FailureCategory) {
    #expect(FailureCategory(classifying: reason) == category)
    #expect(AuditTrail.category(of: reason) == category)
  }
}
