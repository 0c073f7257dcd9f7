extension LedgerAudit {
  /// G10: an aborted run stays aborted, only an operator ends a pause, and the rest is the roll-up, which
  /// comes after all other consequences of an event.
  static func runStatus(
    _ trail: AuditTrail,
    _ record: EngineRecord,
    _ event: Board.Event,
    _ findings: inout AuditFindings
  ) {
    afterRollUp(trail, record, event, &findings)
    guard case .runStatusChanged(let run, _, let status, let cause) = event else { return }
    let known = trail.runs[run]?.status
    findings.require(known != .aborted, at: record, "\(run) left its abort for \(status)")
    findings.require(
      known != .paused || cause == .resume || cause == .abort,
      at: record,
      "\(run) left its pause for \(status) by \(cause)"
    )
    findings.require(
      (status == .paused) == (cause == .pause) && (status == .aborted) == (cause == .abort),
      at: record,
      "\(run) moved to \(status) by \(cause)"
    )
    guard cause == .rollUp, status != .paused, status != .aborted else { return }
    let expected = rollUp(
      trail.taskOrder.compactMap { trail.tasks[$0] }.filter { $0.spec.run == run }
    )
    findings.require(
      status == expected,
      at: record,
      "\(run) moved to \(status), but its tasks required \(expected)"
    )
  }

  /// A reader of the records may act on a run's status, so nothing that follows from the same event may
  /// come after it.
  private static func afterRollUp(
    _ trail: AuditTrail,
    _ record: EngineRecord,
    _ event: Board.Event,
    _ findings: inout AuditFindings
  ) {
    guard let run = trail.rolledUp, record.transaction == trail.transaction else { return }
    switch event {
    case .taskReady(let task), .taskDemoted(let task, _), .pathsReleased(let task),
      .taskRetried(let task, _, _):
      findings.require(
        trail.tasks[task]?.spec.run != run,
        at: record,
        "the status of \(run) was rolled up before all consequences for \(task)"
      )
    default: break
    }
  }

  /// The same check, for the final state.
  static func runStatus(
    _ trail: AuditTrail,
    _ state: EngineModel.State,
    _ findings: inout AuditFindings
  ) {
    let tasks = Dictionary(grouping: trail.taskOrder.compactMap { trail.tasks[$0] }, by: \.spec.run)
    for id in trail.runOrder {
      guard let recorded = trail.runs[id]?.status, let run = try? state.board.run(id) else {
        continue
      }
      if run.status != recorded {
        findings.note("\(id) is \(run.status), but \(recorded) is on record")
      }
      let expected = rollUp(tasks[id, default: []])
      if run.status != .paused && run.status != .aborted && run.status != expected {
        findings.note("\(id) is \(run.status), but its tasks require \(expected)")
      }
    }
  }

  /// The status that a run must have, given its tasks.
  static func rollUp(_ tasks: [AuditTrail.Task]) -> RunStatus {
    if !tasks.isEmpty && tasks.allSatisfy(\.status.isDone) { return .succeeded }
    if tasks.contains(where: \.isBeingRerun) { return .running }
    if tasks.contains(where: \.status.isRerunnable) { return .failed }
    return tasks.contains { $0.dispatches > 0 } ? .running : .created
  }
}
