extension LedgerAudit {
  /// G1: moves of tasks, approvals and runs are in their tables; what is named was created.
  static func transitions(_ records: [EngineRecord]) -> [String] {
    var findings = AuditFindings()
    _ = AuditTrail.walk(records, &findings) { trail, record, event, findings in
      if let (task, status) = move(event) {
        guard let row = trail.tasks[task] else {
          findings.note("\(record.sequence): \(task) was never created")
          return
        }
        findings.require(
          row.status.canMove(to: status),
          at: record,
          "\(task) moved from \(row.status) to \(status)"
        )
        return
      }
      switch event {
      case .runCreated(let run):
        findings.require(trail.runs[run] == nil, at: record, "\(run) was created again")
      case .taskCreated(let spec):
        findings.require(
          trail.tasks[spec.task] == nil,
          at: record,
          "\(spec.task) was created again"
        )
      case .taskReady(let task): promotion(of: task, trail, record, &findings)
      case .approvalDecided(let task, let decision):
        approval(of: task, decision, trail, record, &findings)
      case .runStatusChanged(let run, let from, let status, _):
        let known = trail.runs[run]?.status
        findings.require(known == from, at: record, "\(run) was not \(from)")
        findings.require(
          from.canMove(to: status),
          at: record,
          "\(run) moved from \(from) to \(status)"
        )
      default: break
      }
    }
    return findings.texts
  }

  /// The task that an event moves, and where to.
  private static func move(_ event: Board.Event) -> (TaskID, TaskStatus)? {
    switch event {
    case .taskDispatched(let task, _): (task, .dispatched)
    case .taskQueued(let task, _): (task, .queued)
    case .taskRunning(let task, _): (task, .running)
    case .taskSucceeded(let task, _): (task, .succeeded)
    case .taskFailed(let task, _, _): (task, .failed)
    case .taskReset(let task, _, _): (task, .created)
    default: nil
    }
  }

  private static func promotion(
    of task: TaskID,
    _ trail: AuditTrail,
    _ record: EngineRecord,
    _ findings: inout AuditFindings
  ) {
    guard let row = trail.tasks[task] else {
      findings.note("\(record.sequence): \(task) was never created")
      return
    }
    findings.require(!row.isPromoted, at: record, "\(task) was made ready again")
    findings.require(
      row.status == .created,
      at: record,
      "\(task) was made ready while \(row.status)"
    )
  }

  private static func approval(
    of task: TaskID,
    _ decision: ApprovalDecision,
    _ trail: AuditTrail,
    _ record: EngineRecord,
    _ findings: inout AuditFindings
  ) {
    guard let row = trail.tasks[task] else {
      findings.note("\(record.sequence): \(task) was never created")
      return
    }
    let status = decision.verdict.status
    findings.require(
      row.approval.canMove(to: status),
      at: record,
      "the approval of \(task) moved from \(row.approval) to \(status)"
    )
  }
}
