extension AuditTrail {
  /// A task, as the records tell it.
  struct Task {
    let spec: TaskSpec
    var status: TaskStatus = .created
    var approval: ApprovalStatus

    /// Whether the task was made ready, and not started since.
    var isPromoted = false

    /// Whether a rerun has reset it, and its new attempt has not ended.
    var isBeingRerun = false

    /// The attempt that was started and has not ended.
    var open: AttemptToken?

    /// The newest attempt.
    var newest: AttemptToken?

    /// How the newest attempt ended; gone when the task is reset.
    var outcome: TaskStatus?

    /// How often each attempt ended, and how often it was reset.
    var endings: [AttemptToken: Int] = [:]
    var resetsOf: [AttemptToken: Int] = [:]

    var dispatches = 0
    var resets = 0
    var lastReset: RerunNote?

    init(_ spec: TaskSpec) {
      self.spec = spec
      approval = spec.requiresApproval ? .pending : .notRequired
    }

    mutating func start(_ attempt: Attempt) {
      status = .dispatched
      isPromoted = false
      open = attempt.token
      newest = attempt.token
      outcome = nil
      dispatches += 1
    }

    mutating func end(_ token: AttemptToken, _ outcome: TaskStatus) {
      status = outcome
      endings[token, default: 0] += 1
      isBeingRerun = false
      if token == open { open = nil }
      if token == newest { self.outcome = outcome }
    }

    mutating func reset(_ token: AttemptToken, _ note: RerunNote) {
      status = .created
      isPromoted = false
      isBeingRerun = true
      open = nil
      outcome = nil
      resets += 1
      resetsOf[token, default: 0] += 1
      lastReset = note
      if spec.requiresApproval && spec.reapprove { approval = .pending }
    }
  }
}
