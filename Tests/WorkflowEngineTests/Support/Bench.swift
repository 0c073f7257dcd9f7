import Testing

@testable import WorkflowEngine

/// An engine with one run, and common steps.
struct Bench: Sendable {
  let engine: WorkflowEngine
  let run: RunID

  init(_ configuration: EngineConfiguration = EngineConfiguration()) async throws {
    engine = try WorkflowEngine(configuration)
    run = try await engine.createRun()
  }

  func task(
    after dependencies: [TaskID] = [],
    requiresApproval: Bool = false,
    reapprove: Bool = false
  ) async throws -> TaskID {
    try await engine.createTask(
      in: run,
      after: dependencies,
      requiresApproval: requiresApproval,
      reapprove: reapprove
    )
  }

  /// Starts a startable task.
  @discardableResult
  func start(_ task: TaskID) async throws -> AttemptToken {
    let reply = try await engine.dispatch(task)
    guard case .started(_, let attempt) = reply else {
      throw UnexpectedReply(text: "\(task): \(reply)")
    }
    return attempt.token
  }

  /// Starts a task and reports a failure.
  @discardableResult
  func fail(_ task: TaskID) async throws -> AttemptToken {
    let token = try await start(task)
    #expect(try await engine.fail(task, token, reason: "no luck") == .accepted)
    return token
  }

  /// Starts a task and reports a success.
  @discardableResult
  func succeed(_ task: TaskID) async throws -> AttemptToken {
    let token = try await start(task)
    #expect(try await engine.complete(task, token) == .accepted)
    return token
  }

  func status(_ task: TaskID) async throws -> TaskStatus { try await engine.task(task).status }

  var runStatus: RunStatus { get async throws { try await engine.run(run).status } }

  func events() throws -> [Board.Event] {
    try engine.records().compactMap { record in
      switch record.event {
      case .board(let event): event
      case .outbox: nil
      }
    }
  }

  /// The findings of the audit.
  func findings() async throws -> [String] {
    LedgerAudit.findings(try engine.records(), await engine.read { $0 })
  }

  struct UnexpectedReply: Error { let text: String }
}

extension Bench {
  /// An engine on a journal.
  init(_ journal: any Journal<EngineModel>) async throws {
    var configuration = EngineConfiguration()
    configuration.makeJournal = { journal }
    try await self.init(configuration)
  }
}
