extension LedgerAudit {
  /// G3: when a task was started, or made ready, its gates were open.
  static func gates(_ records: [EngineRecord]) -> [String] {
    var findings = AuditFindings()
    _ = AuditTrail.walk(records, &findings) { trail, record, event, findings in
      switch event {
      case .taskDispatched(let task, _):
        guard let row = trail.tasks[task] else { return }
        for closed in closedGates(of: row, trail) {
          findings.note("\(record.sequence): \(task) was started while \(closed)")
        }
        if let run = trail.runs[row.spec.run], run.status == .paused || run.status == .aborted {
          findings.note(
            "\(record.sequence): \(task) was started while \(row.spec.run) was \(run.status)"
          )
        }
      case .taskReady(let task):
        guard let row = trail.tasks[task] else { return }
        for closed in closedGates(of: row, trail) {
          findings.note("\(record.sequence): \(task) was made ready while \(closed)")
        }
      default: break
      }
    }
    return findings.texts
  }

  private static func closedGates(of task: AuditTrail.Task, _ trail: AuditTrail) -> [String] {
    var closed = trail.unmetDependencies(of: task).map { dependency in
      let status = trail.tasks[dependency].map { "\($0.status)" } ?? "unknown"
      return "its dependency \(dependency) was \(status)"
    }
    if task.approval == .pending || task.approval == .rejected {
      closed.append("its approval was \(task.approval)")
    }
    return closed
  }

  /// G6: every refusal on record names a reason of its kind, and that reason was true.
  static func refusals(_ records: [EngineRecord]) -> [String] {
    var findings = AuditFindings()
    _ = AuditTrail.walk(records, &findings) { trail, record, event, findings in
      switch event {
      case .dispatchRefused(let task, let reason):
        findings.require(
          trail.tasks[task].map { keepsFromStarting(reason, $0, trail) } ?? false,
          at: record,
          "a start of \(task) was refused as \(reason), which it was not"
        )
      case .callbackRefused(let task, let token, let reported, let reason):
        findings.require(
          trail.tasks[task].map { speaksAgainst(reason, $0, token, reported) } ?? false,
          at: record,
          "\(reported) of \(token) of \(task) was refused as \(reason), which it was not"
        )
      case .decisionRefused(let task, let by, let reason):
        findings.require(
          trail.tasks[task].map { forbidsDecision(reason, $0) } ?? false,
          at: record,
          "the decision of \(by) on \(task) was refused as \(reason), which it was not"
        )
      default: break
      }
    }
    return findings.texts
  }

  private static func keepsFromStarting(
    _ reason: RefusalReason,
    _ task: AuditTrail.Task,
    _ trail: AuditTrail
  ) -> Bool {
    switch reason {
    case .runAborted: trail.runs[task.spec.run]?.status == .aborted
    case .runPaused: trail.runs[task.spec.run]?.status == .paused
    case .notDispatchableState: task.status != .created
    case .dependenciesNotSatisfied: !trail.unmetDependencies(of: task).isEmpty
    case .approvalRequired: task.approval == .pending
    case .approvalRejected: task.approval == .rejected
    default: false
    }
  }

  private static func speaksAgainst(
    _ reason: RefusalReason,
    _ task: AuditTrail.Task,
    _ token: AttemptToken,
    _ reported: TaskStatus
  ) -> Bool {
    switch reason {
    case .staleAttempt: task.newest != token
    case .attemptEnded: !task.status.isActive
    case .alreadyPast: !task.status.canMove(to: reported)
    default: false
    }
  }

  private static func forbidsDecision(_ reason: RefusalReason, _ task: AuditTrail.Task) -> Bool {
    switch reason {
    case .approvalNotRequired: task.approval == .notRequired
    case .alreadyDecided: task.approval == .approved || task.approval == .rejected
    default: false
    }
  }
}
