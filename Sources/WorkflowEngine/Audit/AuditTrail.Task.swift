extension AuditTrail {
  /// One task, according to the records.
  struct Task {
    let spec: TaskSpec

    /// The tasks that it waits for, including those linked later.
    var parents: [TaskID]

    var status: TaskStatus = .created
    var approval: ApprovalStatus

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

    /// When the lease of the attempt under way ends, in nanoseconds.
    var leasedUntil: Int?

    /// The outcome of the newest attempt; `nil` after the task became startable again.
    var outcome: TaskStatus?

    var endings: [AttemptToken: Int] = [:]
    var resetsOf: [AttemptToken: Int] = [:]

    /// The last handoff, and the attempt that made it.
    var handoff: (attempt: AttemptToken, offered: [ArtifactID])?

    var holdsPaths = false

    var dispatches = 0
    var resets = 0
    var retries = 0
    var reclaims = 0
    var reopenings = 0
    var lastReset: RerunNote?

    init(_ spec: TaskSpec) {
      self.spec = spec
      parents = spec.dependencies
      approval = spec.requiresApproval ? .pending : .notRequired
    }

    mutating func start(_ attempt: Attempt) {
      status = .dispatched
      isPromoted = false
      isParked = false
      open = attempt.token
      newest = attempt.token
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
      if spec.requiresApproval && spec.reapprove { approval = .pending }
    }
  }
}
