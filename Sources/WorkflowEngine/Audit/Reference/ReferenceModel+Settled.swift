// The conditions that hold after each whole transaction.
extension ReferenceModel {
  /// The consequences that are missing: promotions, demotions, released paths and roll-ups.
  var unsettled: [String] {
    let tasks = trail.taskOrder.compactMap { trail.tasks[$0] }
    let misplaced = tasks.filter { $0.isPromoted != isOpen($0) }.map { task in
      "\(task.spec.task) is \(task.isPromoted ? "still" : "not yet") ready"
    }
    let keepers = tasks.filter { $0.holdsPaths && $0.open == nil && !$0.isPromoted }
      .map { "\($0.spec.task) keeps its paths" }
    let runs = trail.runOrder.compactMap { run -> String? in
      guard let status = trail.runs[run]?.status, status != .paused, status != .aborted else {
        return nil
      }
      let expected = LedgerAudit.rollUp(tasks.filter { $0.spec.run == run })
      return status == expected ? nil : "\(run) is \(status), but its tasks require \(expected)"
    }
    return misplaced + keepers + runs
  }

  /// Whether nothing keeps a task from starting; paths only once it had to wait for them.
  private func isOpen(_ task: AuditTrail.Task) -> Bool {
    trail.areOtherGatesOpen(task) && (!task.isParked || trail.obstacle(to: task) == nil)
  }
}
