extension LedgerAudit {
  /// G13: every field of a task equals the one on record.
  static func fields(
    _ trail: AuditTrail,
    _ state: EngineModel.State,
    _ findings: inout AuditFindings
  ) {
    for id in trail.taskOrder {
      guard let recorded = trail.tasks[id], let task = try? state.board.task(id) else { continue }
      let fields = [
        ("specification", task.spec == recorded.spec),
        ("status", task.status == recorded.status),
        (
          "number of unmet dependencies",
          task.unmetDependencies == trail.unmetDependencies(of: recorded).count
        ),
        ("number of unmet needs", task.unmetNeeds == trail.unmetNeeds(of: recorded).count),
        ("wait for paths", task.isParked == recorded.isParked),
        ("approval", task.approval == recorded.approval),
        ("approval round", task.approvalRound == recorded.approvalRound),
        ("decision", task.decision == recorded.decision),
        ("last attempt", task.lastAttempt == recorded.lastAttempt),
        ("cancel request", task.isCancelRequested == recorded.isCancelRequested),
        ("rerun under way", task.isBeingRerun == recorded.isBeingRerun),
        ("handoff", task.handoff == recorded.handoff?.whole),
        ("list of received artifacts", task.consumed == recorded.consumed),
        ("last failure", task.audit.lastFailure == recorded.lastFailure?.reason),
        (
          "category of the last failure",
          task.audit.lastFailureCategory == recorded.lastFailure?.category
        ),
      ]
      for (name, isEqual) in fields where !isEqual {
        findings.note("\(id) has a \(name) that differs from the one on record")
      }
    }
  }

  /// S1: a stored state equals the original when it is read.
  static func stored(
    _ trail: AuditTrail,
    _ state: EngineModel.State,
    _ findings: inout AuditFindings
  ) {
    if (try? EngineModel.State(stored: state.stored)) != state {
      findings.note("the state differs from itself after it was stored and read")
    }
  }

  /// G14: no attempt starts while the maximum number is under way.
  static func cap(
    _ trail: AuditTrail,
    _ record: EngineRecord,
    _ event: Board.Event,
    _ findings: inout AuditFindings
  ) {
    guard case .taskDispatched(let task, _) = event else { return }
    findings.require(
      trail.activeCount < trail.dispatchLimit,
      at: record,
      "\(task) started while \(trail.activeCount) attempts of \(trail.dispatchLimit) were under way"
    )
  }
}
