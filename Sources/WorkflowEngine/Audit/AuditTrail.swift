/// What the records say of the board, read without the engine's own interpretation of them.
///
/// It follows every event, legal or not, so that a check can compare what was recorded with what
/// was true until then. Nothing here is shared with the code that is audited but the events.
struct AuditTrail {
  private(set) var runs: [RunID: AuditTrail.Run] = [:]
  private(set) var tasks: [TaskID: AuditTrail.Task] = [:]

  // Dictionaries are looked up, never walked: these are the orders of creation.
  private(set) var runOrder: [RunID] = []
  private(set) var taskOrder: [TaskID] = []
  private(set) var newestToken = AttemptToken(rawValue: 0)

  /// Follows the records one by one, and shows each to a check before it is followed.
  static func walk(
    _ records: [EngineRecord],
    _ findings: inout AuditFindings,
    _ visit: (AuditTrail, EngineRecord, Board.Event, inout AuditFindings) -> Void
  ) -> AuditTrail {
    var trail = AuditTrail()
    for record in records {
      guard case .board(let event) = record.event else { continue }
      visit(trail, record, event, &findings)
      trail.follow(event)
    }
    return trail
  }

  /// Follows all records.
  static func end(of records: [EngineRecord]) -> AuditTrail {
    var findings = AuditFindings()
    return walk(records, &findings) { _, _, _, _ in }
  }

  /// Takes up one event.
  mutating func follow(_ event: Board.Event) {
    switch event {
    case .runCreated(let run):
      runs[run] = Run()
      runOrder.append(run)
    case .taskCreated(let spec):
      tasks[spec.task] = Task(spec)
      taskOrder.append(spec.task)
    case .taskReady(let task): tasks[task]?.isPromoted = true
    case .taskDispatched(let task, let attempt):
      tasks[task]?.start(attempt)
      newestToken = max(newestToken, attempt.token)
    case .taskQueued(let task, _): tasks[task]?.status = .queued
    case .taskRunning(let task, _): tasks[task]?.status = .running
    case .taskSucceeded(let task, let token): tasks[task]?.end(token, .succeeded)
    case .taskFailed(let task, let token, _): tasks[task]?.end(token, .failed)
    case .approvalDecided(let task, let decision):
      tasks[task]?.approval = decision.verdict == .approve ? .approved : .rejected
    case .taskReset(let task, let token, let note): tasks[task]?.reset(token, note)
    case .runStatusChanged(let run, _, let status, _): runs[run]?.status = status
    case .dispatchRefused, .callbackRefused, .decisionRefused, .rerunRequested: break
    }
  }

  /// The dependencies of a task that have not succeeded.
  func unmetDependencies(of task: AuditTrail.Task) -> [TaskID] {
    task.spec.dependencies.filter { tasks[$0]?.status != .succeeded }
  }

  /// Whether all gates of a task that was not started are open, its run's status aside.
  func isStartable(_ task: AuditTrail.Task) -> Bool {
    let approved = task.approval == .notRequired || task.approval == .approved
    return task.status == .created && approved && unmetDependencies(of: task).isEmpty
  }
}
