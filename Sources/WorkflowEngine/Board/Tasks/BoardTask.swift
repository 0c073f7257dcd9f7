/// One task of a run.
public struct BoardTask: Sendable, Equatable {
  /// What the task was created with.
  public let spec: TaskSpec

  /// The position among the tasks of its run, from 0.
  public let ordinal: Int

  /// The tasks that must be done before this one starts, in the order in which they were linked.
  public internal(set) var dependencies: [TaskID]

  /// The tasks that wait for this one.
  public internal(set) var dependents: [TaskID] = []

  /// How many dependencies are not done.
  public internal(set) var unmetDependencies: Int

  /// How many needs no handoff of a dependency meets.
  public internal(set) var unmetNeeds: Int

  /// How far the task is.
  public internal(set) var status: TaskStatus = .created

  /// Whether it may start as far as its approver is concerned.
  public package(set) var approval: ApprovalStatus

  /// The approval round: 1 until a rerun or a reopening asks for approval again.
  public internal(set) var approvalRound: Int = 1

  /// The decision of this round, once there is one.
  public internal(set) var decision: ApprovalDecision?

  /// The attempt that is under way.
  public internal(set) var currentAttempt: Attempt?

  /// The newest attempt, under way or ended.
  public internal(set) var lastAttempt: Attempt?

  /// Until when the claim of the attempt under way stands, in nanoseconds since the engine was
  /// opened; `nil` when it stands until it is given back.
  public internal(set) var leasedUntil: Int?

  /// How many attempts there were.
  public internal(set) var attemptCount: Int = 0

  /// Whether a rerun or a reopening has reset the task and it has not ended again.
  public internal(set) var isBeingRerun: Bool = false

  /// Whether the newest attempt was asked to stop.
  public internal(set) var isCancelRequested: Bool = false

  /// Whether the task holds its paths.
  public internal(set) var holdsPaths: Bool = false

  /// Whether it was ready, and found a path held by another task.
  public internal(set) var isParked: Bool = false

  /// What the last successful attempt has left, until the task is reset or undone.
  public package(set) var handoff: Handoff?

  /// The artifacts that the newest attempt was given, one for each need.
  public internal(set) var consumed: [ArtifactID] = []

  /// What is counted over the task's whole life.
  public package(set) var audit: TaskAudit = TaskAudit()

  /// Creates a task that was not started.
  init(_ spec: TaskSpec, ordinal: Int, unmetDependencies: Int, unmetNeeds: Int) {
    self.spec = spec
    self.ordinal = ordinal
    dependencies = spec.dependencies
    self.unmetDependencies = unmetDependencies
    self.unmetNeeds = unmetNeeds
    approval = spec.requiresApproval ? .pending : .notRequired
  }

  /// The task's name.
  public var id: TaskID { spec.task }

  /// The run that the task belongs to.
  public var run: RunID { spec.run }

  /// Whether somebody must approve the task before it starts.
  public var requiresApproval: Bool { spec.requiresApproval }

  /// Whether a rerun or a reopening needs an approval of its own; otherwise it keeps the first one.
  public var reapprove: Bool { spec.reapprove }

  /// What keeps the task from starting.
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

  /// Ends the attempt that is under way with a result.
  mutating func end(_ outcome: TaskStatus) {
    status = outcome
    currentAttempt = nil
    leasedUntil = nil
    isBeingRerun = false
  }

  /// Ends the attempt that is under way, if any, without a result.
  mutating func abandon() {
    let stops = status == .cancelRequested
    status = stops ? .cancelled : .created
    if stops { isBeingRerun = false }
    currentAttempt = nil
    leasedUntil = nil
  }

  /// Makes a task startable again that has ended.
  mutating func reset() {
    status = .created
    isBeingRerun = true
    forget()
  }

  /// Takes back what the task has done, and what it does.
  mutating func undo() {
    abandon()
    forget()
  }

  /// Drops what was left to others, and the approval of a task that wants a new one each time.
  private mutating func forget() {
    handoff = nil
    if requiresApproval && reapprove {
      approval = .pending
      approvalRound += 1
      decision = nil
    }
  }
}
