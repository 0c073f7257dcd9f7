extension AuditTrail {
  /// What the records say about one task.
  struct Task {
    let spec: TaskSpec

    /// The tasks that it waits for, with links counted in.
    var parents: [TaskID]

    var status: TaskStatus = .created
    var approval: ApprovalStatus

    /// Whether it was made ready, and neither started nor demoted since.
    var isPromoted = false

    /// Whether it was demoted because of a path, and not made ready since.
    var isParked = false

    /// Whether it was reset or reopened and its new attempt has not ended.
    var isBeingRerun = false

    /// The attempt that is under way.
    var open: AttemptToken?

    /// The attempt that was started last.
    var newest: AttemptToken?

    /// Until when the claim of the attempt under way stands.
    var leasedUntil: Int?

    /// How the newest attempt has ended; `nil` once the task was made startable again.
    var outcome: TaskStatus?

    var endings: [AttemptToken: Int] = [:]
    var resetsOf: [AttemptToken: Int] = [:]

    /// What the last success has left, and the attempt that has left it.
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

    /// Ends an attempt, or the task where there is none, with a result.
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

    /// Ends an attempt without a result.
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

    /// Makes the task startable again after an attempt has ended.
    mutating func restart() {
      // A task whose submission failed may be ready, and stays so.
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
