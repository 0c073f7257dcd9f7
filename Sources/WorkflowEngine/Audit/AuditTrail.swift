/// What the records say, read in order: an interpretation that shares nothing with the board's.
struct AuditTrail {
  private(set) var runs: [RunID: AuditTrail.Run] = [:]
  private(set) var tasks: [TaskID: AuditTrail.Task] = [:]
  private(set) var artifacts: [ArtifactID: Artifact] = [:]

  // Dictionaries are looked up, never walked: these are the orders of creation.
  private(set) var runOrder: [RunID] = []
  private(set) var taskOrder: [TaskID] = []
  private(set) var newestToken = AttemptToken(rawValue: 0)

  /// The paths that are held, in the order in which they were taken.
  private(set) var held: [(path: WorkspacePath, task: TaskID)] = []

  /// How many attempts are under way.
  private(set) var activeCount = 0

  /// Walks through the records; shows each event together with what was before it.
  ///
  /// - Returns: What there is after the last record.
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

  /// What there is after the last record.
  static func end(of records: [EngineRecord]) -> AuditTrail {
    var findings = AuditFindings()
    return walk(records, &findings) { _, _, _, _ in }
  }

  private mutating func follow(_ event: Board.Event) {
    switch event {
    case .runCreated(let run):
      runs[run] = Run()
      runOrder.append(run)
    case .taskCreated(let spec):
      tasks[spec.task] = Task(spec)
      taskOrder.append(spec.task)
    case .linked(let parent, let child): tasks[child]?.parents.append(parent)
    case .unlinked(let parent, let child): tasks[child]?.parents.removeAll { $0 == parent }
    case .artifactPublished(let artifact): artifacts[artifact.id] = artifact
    case .pathsLocked(let id, _):
      tasks[id]?.holdsPaths = true
      for path in tasks[id]?.spec.paths ?? [] { held.append((path, id)) }
    case .pathsReleased(let id):
      tasks[id]?.holdsPaths = false
      held.removeAll { $0.task == id }
    case .runStatusChanged(let run, _, let status, _): runs[run]?.status = status
    case .taskDispatched(let task, let attempt):
      newestToken = max(newestToken, attempt.token)
      change(task) { $0.start(attempt) }
    case .dispatchRefused, .callbackRefused, .decisionRefused, .rerunRequested,
      .artifactsConsumed:
      break
    default:
      if let task = event.task { change(task) { $0.follow(event) } }
    }
  }

  private mutating func change(_ task: TaskID, _ body: (inout AuditTrail.Task) -> Void) {
    let before = tasks[task]?.status.isActive == true
    tasks[task]?.edit(body)
    let after = tasks[task]?.status.isActive == true
    activeCount += (after ? 1 : 0) - (before ? 1 : 0)
  }
}
