extension AuditTrail {
  /// One task, according to the records.
  struct Task {
    let spec: TaskSpec

    /// The tasks that it waits for, including those linked later.
    var parents: [TaskID]

    /// Those of its last start, without those unlinked since.
    var parentsAtStart: [TaskID] = []

    var status: TaskStatus = .created
    var approval: ApprovalStatus
    var approvalRound = 1
    var decision: ApprovalDecision?

    /// Whether it was promoted and has not been started or demoted since.
    var isPromoted = false

    /// Whether it was demoted because of a path and has not been promoted since.
    var isParked = false

    /// Whether it was reset or reopened and its new attempt has not ended.
    var isBeingRerun = false

    /// The attempt under way.
    var open: AttemptToken?

    /// The last attempt that was started.
    var newest: AttemptToken?
    var lastAttempt: Attempt?

    /// Whether the newest attempt was asked to stop.
    var isCancelRequested = false

    /// The artifacts that the newest attempt with needs received.
    var consumed: [ArtifactID] = []
    /// The attempt that received them.
    var consumer: AttemptToken?

    /// When the lease of the attempt under way ends, in nanoseconds.
    var leasedUntil: Int?

    /// The outcome of the newest attempt; `nil` after the task became startable again.
    var outcome: TaskStatus?

    var endings: [AttemptToken: Int] = [:]
    var resetsOf: [AttemptToken: Int] = [:]

    /// The last handoff, and the attempt that made it.
    var handoff: (attempt: AttemptToken, offered: [ArtifactID], whole: Handoff)?

    var holdsPaths = false

    var dispatches = 0
    var resets = 0
    var retries = 0
    var reclaims = 0
    var reopenings = 0
    var lastReset: RerunNote?
    var lastFailure: (reason: String, category: FailureCategory)?

    init(_ spec: TaskSpec) {
      self.spec = spec
      parents = spec.dependencies
      approval = spec.requiresApproval ? .pending : .notRequired
    }

    mutating func start(_ attempt: Attempt) {
      status = .dispatched
      parentsAtStart = parents
      isPromoted = false
      isParked = false
      open = attempt.token
      newest = attempt.token
      lastAttempt = attempt
      isCancelRequested = false
      leasedUntil = attempt.leasedUntil
      outcome = nil
      dispatches += 1
    }

    /// Ends an attempt with an outcome; without an attempt, ends the task.
    mutating func end(_ token: AttemptToken?, _ result: TaskStatus) {
      close(token)
      status = result
      isBeingRerun = false
      isPromoted = false
      isParked = false
      if token == newest || token == nil { outcome = result }
      // A task that was reset and cancelled before it started again may be reset again.
      if token == nil, let newest { resetsOf[newest] = 0 }
    }

    /// Ends an attempt with a failure.
    mutating func fail(
      _ token: AttemptToken,
      _ result: TaskStatus,
      _ reason: String,
      _ category: FailureCategory?
    ) {
      end(token, result)
      lastFailure = (reason, category ?? AuditTrail.category(of: reason))
    }

    /// Ends an attempt without an outcome.
    mutating func abandon(_ token: AttemptToken?) {
      close(token)
      if status == .cancelRequested {
        status = .cancelled
        outcome = .cancelled
        isBeingRerun = false
      } else {
        status = .created
        outcome = nil
      }
    }

    private mutating func close(_ token: AttemptToken?) {
      if let token { endings[token, default: 0] += 1 }
      if token == open {
        open = nil
        leasedUntil = nil
      }
    }

    /// Makes the task startable again after an attempt.
    mutating func restart() {
      // A task whose submission was rejected can already be ready; it stays ready.
      if !status.isStartable { isPromoted = false }
      status = .created
      open = nil
      outcome = nil
    }

    mutating func reset(_ token: AttemptToken, _ note: RerunNote) {
      restart()
      forget()
      isBeingRerun = true
      resets += 1
      resetsOf[token, default: 0] += 1
      lastReset = note
    }

    mutating func reopen() {
      restart()
      forget()
      isBeingRerun = true
      reopenings += 1
    }

    mutating func invalidate(_ token: AttemptToken?) {
      abandon(token)
      forget()
      isPromoted = false
      reopenings += 1
    }

    private mutating func forget() {
      handoff = nil
      guard spec.requiresApproval && spec.reapprove else { return }
      approval = .pending
      approvalRound += 1
      decision = nil
    }
  }
}
