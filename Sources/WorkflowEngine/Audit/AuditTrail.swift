/// The state according to the records.
///
/// It shares no code with the board, so it cannot repeat a bug of it.
struct AuditTrail {
  private(set) var runs: [RunID: AuditTrail.Run] = [:]
  private(set) var tasks: [TaskID: AuditTrail.Task] = [:]
  private(set) var artifacts: [ArtifactID: Artifact] = [:]

  // Orders of creation, because iteration of the dictionaries has no fixed order.
  private(set) var runOrder: [RunID] = []
  private(set) var taskOrder: [TaskID] = []
  private(set) var newestToken = AttemptToken(rawValue: 0)

  /// The paths that tasks hold, in the order in which they took them.
  private(set) var held: [(path: WorkspacePath, task: TaskID)] = []

  /// The number of attempts under way.
  private(set) var activeCount = 0

  /// The maximum number of attempts under way.
  let dispatchLimit: Int

  /// The undelivered entries of each lane.
  private(set) var lanes = Array(repeating: AuditTrail.Lane(), count: Outbox.laneCount)

  /// The newest token of a lane lease.
  private(set) var newestLease = 0

  /// The lane after the last leased one.
  private(set) var nextLane = 0

  /// The sequence number, transaction number and time of the last record.
  private(set) var sequence = 0
  private(set) var transaction = 0
  private(set) var time = 0

  /// The run whose status the last record has rolled up, if it has.
  private(set) var rolledUp: RunID?

  /// Creates the trail of no records.
  init(dispatchLimit: Int = .max) { self.dispatchLimit = dispatchLimit }

  /// Applies a record of the board.
  mutating func follow(_ record: EngineRecord, _ event: Board.Event) {
    rolledUp = nil
    follow(event)
    lanes[run(of: event).rawValue % Outbox.laneCount].commit(record.sequence)
    if case .runStatusChanged(let run, _, _, .rollUp) = event { rolledUp = run }
    note(record)
  }

  /// Applies a record of the outbox.
  mutating func follow(_ record: EngineRecord, _ event: Outbox.Event) {
    rolledUp = nil
    lanes[event.lane].follow(event)
    if case .leased(let lease) = event {
      newestLease = max(newestLease, lease.token)
      nextLane = (lease.lane + 1) % Outbox.laneCount
    }
    note(record)
  }

  private mutating func note(_ record: EngineRecord) {
    sequence = record.sequence
    transaction = record.transaction
    time = record.time
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
    case .unlinked(let parent, let child):
      tasks[child]?.parents.removeAll { $0 == parent }
      tasks[child]?.parentsAtStart.removeAll { $0 == parent }
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
    case .artifactsConsumed(let task, let token, let artifacts):
      tasks[task]?.consumed = artifacts
      tasks[task]?.consumer = token
    case .dispatchRefused, .callbackRefused, .decisionRefused, .rerunRequested: break
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
