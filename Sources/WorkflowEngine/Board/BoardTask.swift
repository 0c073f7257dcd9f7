/// One task of a run.
public struct BoardTask: Sendable, Equatable {
  /// The task's name.
  public let id: TaskID

  /// The run that the task belongs to.
  public let run: RunID

  /// The position among the tasks of its run, from 0.
  public let ordinal: Int

  /// The tasks that must succeed before this one starts.
  public let dependencies: [TaskID]

  /// Whether somebody must approve the task before it starts.
  public let requiresApproval: Bool

  /// Whether a rerun needs an approval of its own; otherwise it keeps the first one.
  public let reapprove: Bool

  /// The tasks that wait for this one.
  public internal(set) var dependents: [TaskID] = []

  /// How many dependencies have not succeeded.
  public internal(set) var unmetDependencies: Int

  /// How far the task is.
  public internal(set) var status: TaskStatus = .created

  /// Whether it may start as far as its approver is concerned.
  public internal(set) var approval: ApprovalStatus

  /// The approval round: 1 until a rerun asks for approval again.
  public internal(set) var approvalRound: Int = 1

  /// The decision of this round, once there is one.
  public internal(set) var decision: ApprovalDecision?

  /// The attempt that is under way.
  public internal(set) var currentAttempt: Attempt?

  /// The newest attempt, under way or ended.
  public internal(set) var lastAttempt: Attempt?

  /// How many attempts there were.
  public internal(set) var attemptCount: Int = 0

  /// Whether a rerun has reset the task and its new attempt has not ended.
  public internal(set) var isBeingRerun: Bool = false

  /// What is counted over the task's whole life.
  public package(set) var audit: TaskAudit = TaskAudit()

  /// Creates a task that was not started.
  init(_ spec: TaskSpec, ordinal: Int, unmetDependencies: Int) {
    id = spec.task
    run = spec.run
    self.ordinal = ordinal
    dependencies = spec.dependencies
    requiresApproval = spec.requiresApproval
    reapprove = spec.reapprove
    self.unmetDependencies = unmetDependencies
    approval = spec.requiresApproval ? .pending : .notRequired
  }

  /// What the task waits for.
  var standing: TaskStanding {
    if status != .created { return .started }
    if unmetDependencies > 0 { return .awaitingDependencies }
    switch approval {
    case .notRequired, .approved: return .startable
    case .pending: return .awaitingApproval
    case .rejected: return .rejected
    }
  }

  /// Starts an attempt.
  mutating func start(_ attempt: Attempt) {
    status = .dispatched
    currentAttempt = attempt
    lastAttempt = attempt
    attemptCount += 1
    audit.countDispatch()
  }

  /// Ends the attempt that is under way.
  mutating func end(_ outcome: TaskStatus) {
    status = outcome
    currentAttempt = nil
    isBeingRerun = false
  }

  /// Makes a failed task startable again; keeps its approval unless it asks for a new one.
  mutating func reset(_ note: RerunNote) {
    status = .created
    currentAttempt = nil
    isBeingRerun = true
    audit.countRerun(note)
    if requiresApproval && reapprove {
      approval = .pending
      approvalRound += 1
      decision = nil
    }
  }
}
