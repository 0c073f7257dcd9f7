import Testing
import WorkflowEngine

/// The examples of the articles, with checks of their stated results.
struct ArticleExampleTests {
  @Test func `the first program`() async throws {
    let engine = try WorkflowEngine()
    let run = try await engine.createRun()
    let build = try await engine.createTask(in: run)
    let deploy = try await engine.createTask(in: run, after: [build], requiresApproval: true)

    while case .started(let task, let attempt) = try await engine.dispatchNext(in: run, by: "me") {
      // Do the work, then report, with the token of this attempt.
      _ = try await engine.complete(task, attempt.token)
    }
    // The build is done. The deployment is refused as `approvalRequired`.
    _ = try await engine.decide(.approve, on: deploy, by: "Ann")

    let events = try engine.records().map(\.event)
    #expect(events.contains(.board(.taskSucceeded(build, AttemptToken(rawValue: 1)))))
    #expect(try await engine.task(deploy).attemptCount == 0)
    #expect(try await engine.plan(run, limit: 9).ready == [deploy])
  }

  @Test func `an engine with leases`() async throws {
    var configuration = EngineConfiguration()
    configuration.clock = ContinuousClock()
    configuration.lease = .seconds(30)
    let engine = try WorkflowEngine(configuration)

    let run = try await engine.createRun()
    let task = try await engine.createTask(in: run)
    guard case .started(_, let attempt) = try await engine.dispatch(task) else {
      Issue.record("the task did not start")
      return
    }
    #expect(try #require(attempt.leasedUntil) >= 30_000_000_000)
    #expect(try await engine.reclaimExpired().isEmpty)
  }

  @Test func `a worker that completes a task and starts the next`() async throws {
    let engine = try WorkflowEngine()
    let run = try await engine.createRun()
    let first = try await engine.createTask(in: run)
    let second = try await engine.createTask(in: run, after: [first])

    func work(_ task: TaskID) async throws {}

    func perform(_ run: RunID) async throws {
      var reply = try await engine.dispatchNext(in: run)
      while case .started(let task, let attempt) = reply {
        try await work(task)
        let both = try await engine.complete(task, attempt.token, thenDispatchNextIn: run)
        guard let next = both.next else { return }
        reply = next
      }
    }

    try await perform(run)
    #expect(try await engine.task(second).status == .succeeded)
    #expect(try engine.records().last?.transaction == 6)
  }

  @Test func `a drain of the outbox`() async throws {
    let engine = try WorkflowEngine()
    let run = try await engine.createRun()
    for _ in 0..<3 { _ = try await engine.createTask(in: run) }
    let emitter = ListEmitter()

    let drain = OutboxDrain(engine, to: emitter, as: "log")
    while try await drain.drain() != .idle {}
    // Nothing is left for this drainer: call it again later.
    let (committed, delivered, pending) = await engine.read {
      ($0.outbox.committedCount, $0.outbox.deliveredCount, $0.outbox.pendingCount)
    }

    #expect(emitter.entries.map(\.id) == Array(1...7))
    #expect((committed, delivered, pending) == (7, 7, 0))
  }

  @Test(arguments: [TaskStatus.succeeded, .cancelled, .created])
  func `a worker that renews its claim`(_ outcome: TaskStatus) async throws {
    let engine = try WorkflowEngine()
    let run = try await engine.createRun()
    let id = try await engine.createTask(in: run)
    let pieces = Counter()

    func work(_ task: TaskID) async throws -> Bool {
      let done = await pieces.next()
      if done == 2 && outcome == .cancelled { _ = try await engine.cancel(task, by: "Ann") }
      if done == 2 && outcome == .created {
        let token = try #require(try await engine.task(task).currentAttempt).token
        _ = try await engine.release(task, token)
      }
      return done < 5
    }

    func perform(_ task: TaskID, _ attempt: Attempt) async throws {
      while try await work(task) {
        switch try await engine.heartbeat(task, attempt.token) {
        case .accepted: continue
        case .stopRequested:
          _ = try await engine.confirmCancel(task, attempt.token)
          return
        // Another worker has the claim now, so stop.
        case .refused: return
        }
      }
      _ = try await engine.complete(task, attempt.token)
    }

    guard case .started(_, let attempt) = try await engine.dispatch(id) else {
      Issue.record("the task did not start")
      return
    }
    try await perform(id, attempt)
    #expect(try await engine.task(id).status == outcome)
  }

  @Test func `an engine that is opened again`() async throws {
    let engine = try WorkflowEngine()
    let run = try await engine.createRun()
    let task = try await engine.createTask(in: run)
    _ = try await engine.dispatch(task)

    let kept = try engine.records()
    var configuration = engine.configuration
    configuration.makeJournal = { MemoryJournal(kept) }
    let reopened = try WorkflowEngine(configuration)

    let token = try #require(try await reopened.task(task).currentAttempt).token
    #expect(try await reopened.complete(task, token) == .accepted)
    #expect(try await reopened.run(run).status == .succeeded)
    #expect(try await engine.run(run).status == .running)
  }

  @Test func `an audit of your own records`() async throws {
    let engine = try await Ground().engine

    let records = try engine.records()
    let findings = await engine.read { LedgerAudit.findings(records, $0) }
    for finding in findings { print(finding) }

    #expect(findings.isEmpty)
    #expect(records.count > 10)
  }

  private actor Counter {
    private var count = 0

    func next() -> Int {
      count += 1
      return count
    }
  }
}
