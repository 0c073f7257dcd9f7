extension LedgerAudit {
  /// G1: tasks, approvals and runs move only as their tables allow, and every name in a record
  /// exists.
  static func transitions(
    _ trail: AuditTrail,
    _ record: EngineRecord,
    _ event: Board.Event,
    _ findings: inout AuditFindings
  ) {
    if let (task, status) = trail.move(event) {
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
    case .taskDemoted(let task, _):
      findings.require(
        trail.tasks[task]?.isPromoted == true,
        at: record,
        "\(task) was demoted but was not ready"
      )
    case .linked(let parent, let child): link(parent, child, trail, record, &findings)
    case .unlinked(let parent, let child):
      findings.require(
        trail.tasks[child]?.parents.contains(parent) == true,
        at: record,
        "\(child) was unlinked from \(parent), which it did not wait for"
      )
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
      row.status.isStartable,
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

  private static func link(
    _ parent: TaskID,
    _ child: TaskID,
    _ trail: AuditTrail,
    _ record: EngineRecord,
    _ findings: inout AuditFindings
  ) {
    guard let row = trail.tasks[child], trail.tasks[parent] != nil else {
      findings.note(
        "\(record.sequence): \(child) was linked to \(parent), but one was never created"
      )
      return
    }
    findings.require(
      !row.parents.contains(parent),
      at: record,
      "\(child) was linked to \(parent) again"
    )
    findings.require(
      !trail.waits(parent, for: child),
      at: record,
      "\(child) was linked to \(parent), which waits for it"
    )
    findings.require(
      !row.status.isActive && !row.status.isDone,
      at: record,
      "\(child) was linked to \(parent) while \(row.status)"
    )
  }
}
