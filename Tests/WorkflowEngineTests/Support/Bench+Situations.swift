import Testing

@testable import WorkflowEngine

/// More ways to bring a task into a status, and to read events.
extension Bench {
  /// A clock that the test advances, and an engine with leases on that clock.
  static func leased(
    for lease: Duration = .milliseconds(100)
  ) async throws -> (bench: Bench, clock: HandClock) {
    let clock = HandClock()
    var configuration = EngineConfiguration()
    configuration.clock = clock
    configuration.lease = lease
    return (try await Bench(configuration), clock)
  }

  func task(
    after dependencies: [TaskID] = [],
    needs: [ArtifactNeed] = [],
    paths: [String] = [],
    retry: RetryPolicy = .never,
    key: String? = nil
  ) async throws -> TaskID {
    try await engine.create(
      in: run,
      after: dependencies,
      needs: needs,
      paths: paths,
      retry: retry,
      key: key
    ).task
  }

  func row(_ task: TaskID) async throws -> BoardTask { try await engine.task(task) }

  func isReady(_ task: TaskID) async throws -> Bool {
    try await engine.read { $0.board.isReady(try $0.board.task(task)) }
  }

  /// The events after a number of events.
  func events(since count: Int) throws -> [Board.Event] { Array(try events().dropFirst(count)) }

  /// The number of times that a task became ready.
  func promotions(of task: TaskID) throws -> Int { try events().count { $0 == .taskReady(task) } }

  /// Brings a startable task into a status and returns its newest token; 1 if it has none.
  func bring(_ task: TaskID, to status: TaskStatus) async throws -> AttemptToken {
    switch status {
    case .created: break
    case .blocked: #expect(try await engine.block(task, reason: "wait") == .accepted)
    case .archived: #expect(try await engine.archive(task) == .accepted)
    case .cancelled:
      let token = try await start(task)
      #expect(try await engine.cancel(task, by: "eve") == .accepted)
      #expect(try await engine.confirmCancel(task, token, by: "runner") == .accepted)
    case .dispatched: try await start(task)
    case .succeeded: try await succeed(task)
    case .failed: try await fail(task)
    case .queued: #expect(try await engine.acknowledge(task, try await start(task)) == .accepted)
    case .running:
      #expect(try await engine.reportProgress(task, try await start(task)) == .accepted)
    case .cancelRequested:
      try await start(task)
      #expect(try await engine.cancel(task, by: "eve") == .accepted)
    case .submitFailed:
      #expect(try await engine.rejectSubmission(task, try await start(task)) == .accepted)
    }
    let row = try await row(task)
    #expect(row.status == status)
    return row.lastAttempt?.token ?? AttemptToken(rawValue: 1)
  }
}
