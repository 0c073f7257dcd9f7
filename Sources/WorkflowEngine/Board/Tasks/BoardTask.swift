/// One task of a run.
public struct BoardTask: Sendable, Equatable {
  /// The specification from the task's creation.
  public let spec: TaskSpec

  /// The position among the tasks of its run, from 0.
  public let ordinal: Int

  /// The tasks that must be done before this task starts, in the order of linking.
  public internal(set) var dependencies: [TaskID]

  /// The tasks that wait for this one.
  public internal(set) var dependents: [TaskID] = []

  /// The number of dependencies that are not done.
  public internal(set) var unmetDependencies: Int

  /// The number of needs that no handoff of a dependency meets.
  public internal(set) var unmetNeeds: Int

  /// The status of the task.
  public internal(set) var status: TaskStatus = .created

  /// The state of the approval gate.
  public package(set) var approval: ApprovalStatus

  /// The approval round: 1 until a rerun or a reopening requires a new approval.
  public internal(set) var approvalRound: Int = 1

  /// The decision of this round, if any.
  public internal(set) var decision: ApprovalDecision?

  /// The attempt under way.
  public internal(set) var currentAttempt: Attempt?

  /// The newest attempt, under way or ended.
  public internal(set) var lastAttempt: Attempt?

  /// When the lease of the attempt under way ends, in nanoseconds of the engine's time; `nil` if
  /// the claim has no lease.
  public internal(set) var leasedUntil: Int?

  /// The number of attempts so far.
  public internal(set) var attemptCount: Int = 0

  /// Whether a rerun or a reopening reset the task and it has not ended since.
  public internal(set) var isBeingRerun: Bool = false

  /// Whether the newest attempt was asked to stop.
  public internal(set) var isCancelRequested: Bool = false

  /// Whether the task holds its paths.
  public internal(set) var holdsPaths: Bool = false

  /// Whether it was ready but found a path held by another task.
  public internal(set) var isParked: Bool = false

  /// The handoff of the last successful attempt, until the task is reset or undone.
  public package(set) var handoff: Handoff?

  /// The artifacts that the newest attempt received, one per need.
  public internal(set) var consumed: [ArtifactID] = []

  /// Counters over the task's whole life.
  public package(set) var audit: TaskAudit = TaskAudit()

  /// Creates a task that has not started.
  init(_ spec: TaskSpec, ordinal: Int, unmetDependencies: Int, unmetNeeds: Int) {
    self.spec = spec
    self.ordinal = ordinal
    dependencies = spec.dependencies
    self.unmetDependencies = unmetDependencies
    self.unmetNeeds = unmetNeeds
    approval = spec.requiresApproval ? .pending : .notRequired
  }

  /// The task's identifier.
  public var id: TaskID { spec.task }

  /// The run that the task belongs to.
  public var run: RunID { spec.run }

  /// Whether the task needs an approval before it starts.
  public var requiresApproval: Bool { spec.requiresApproval }

  /// Whether each rerun or reopening needs a new approval; otherwise the first one stays valid.
  public var reapprove: Bool { spec.reapprove }

  /// Whether a rerun or a reopening would leave the task rejected.
  var staysRejected: Bool { approval == .rejected && !reapprove }

  /// The first obstacle to a start.
  var standing: TaskStanding {
    guard status.isStartable else { return status == .blocked ? .blocked : .settled }
    if unmetDependencies > 0 { return .awaitingDependencies }
    switch approval {
    case .pending: return .awaitingApproval
    case .rejected: return .rejected
    case .notRequired, .approved: break
    }
    if unmetNeeds > 0 { return .awaitingArtifacts }
    return isParked ? .awaitingPaths : .startable
  }
}

extension BoardTask {
  /// Starts an attempt.
  mutating func start(_ attempt: Attempt) {
    status = .dispatched
    currentAttempt = attempt
    lastAttempt = attempt
    leasedUntil = attempt.leasedUntil
    isCancelRequested = false
    attemptCount += 1
    audit.countDispatch()
  }

  /// Ends the attempt under way with an outcome.
  mutating func end(_ outcome: TaskStatus) {
    status = outcome
    currentAttempt = nil
    leasedUntil = nil
    isBeingRerun = false
  }

  /// Ends the attempt under way with a failure; without a category, the words of the reason decide.
  mutating func fail(_ outcome: TaskStatus, _ reason: String, _ category: FailureCategory?) {
    end(outcome)
    audit.lastFailure = reason
    audit.lastFailureCategory = category ?? FailureCategory(classifying: reason)
  }

  /// Ends the attempt under way, if any, without an outcome.
  mutating func abandon() {
    let stops = status == .cancelRequested
    status = stops ? .cancelled : .created
    if stops { isBeingRerun = false }
    currentAttempt = nil
    leasedUntil = nil
  }

  /// Makes a task that has ended startable again.
  mutating func reset() {
    status = .created
    isBeingRerun = true
    forget()
  }

  /// Undoes the task's result or its attempt under way.
  mutating func undo() {
    abandon()
    forget()
  }

  /// Drops the handoff, and the approval if each rerun needs a new one.
  private mutating func forget() {
    handoff = nil
    if requiresApproval && reapprove {
      approval = .pending
      approvalRound += 1
      decision = nil
    }
  }
}
