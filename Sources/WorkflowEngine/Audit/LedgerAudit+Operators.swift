extension LedgerAudit {
  /// G15: what an operator asked for was done whole.
  ///
  /// A rerun leaves out no failed dependency.
  static func wholeness(
    _ trail: AuditTrail,
    _ record: EngineRecord,
    _ event: Board.Event,
    _ findings: inout AuditFindings
  ) {
    guard case .rerunRequested(_, let selection, _) = event else { return }
    for task in selection {
      for parent in trail.tasks[task]?.parents ?? [] where !selection.contains(parent) {
        findings.require(
          trail.tasks[parent]?.status.isRerunnable != true,
          at: record,
          "\(task) was rerun without \(parent), which had failed"
        )
      }
    }
  }

  /// The same check, for the final state.
  ///
  /// An abort has asked every attempt under way to stop, and a reopening has undone everything that rests
  /// on the task.
  static func wholeness(
    _ trail: AuditTrail,
    _ state: EngineModel.State,
    _ findings: inout AuditFindings
  ) {
    for task in trail.taskOrder.compactMap({ trail.tasks[$0] }) {
      let isAborted = trail.runs[task.spec.run]?.status == .aborted
      if isAborted && task.open != nil && !task.isCancelRequested {
        findings.note("\(task.spec.run) is aborted, but \(task.spec.task) was not asked to stop")
      }
      let restsOnOthers =
        task.open != nil
        || [.succeeded, .failed, .submitFailed].contains(task.outcome)
      for parent in task.parentsAtStart where restsOnOthers {
        guard let status = trail.tasks[parent]?.status, !status.isDone else { continue }
        findings.note("\(task.spec.task) is \(task.status), but \(parent) is \(status) again")
      }
    }
  }
}
