extension LedgerAudit {
  /// G9: the rows equal those of the records, and pointers, links and indexes agree with the rows.
  static func pointers(
    _ trail: AuditTrail,
    _ state: EngineModel.State,
    _ findings: inout AuditFindings
  ) {
    let board = state.board
    if board.tasks.count != trail.taskOrder.count || board.runs.count != trail.runOrder.count {
      findings.note(
        """
        the board has \(board.runs.count) runs and \(board.tasks.count) tasks, \
        \(trail.runOrder.count) and \(trail.taskOrder.count) are on record
        """
      )
    }
    for (position, run) in board.runs.enumerated() where run.id.rawValue != position {
      findings.note("\(run.id) has the place of run \(position)")
    }
    if board.lastToken != trail.newestToken {
      findings.note("the board's last token is \(board.lastToken), not \(trail.newestToken)")
    }
    for id in trail.taskOrder {
      guard let recorded = trail.tasks[id], let task = try? board.task(id) else { continue }
      attempt(of: task, recorded, &findings)
      dependents(of: task, trail, &findings)
      if board.parked.contains(id.rawValue) != task.isParked {
        findings.note("\(id) and the list of tasks that wait for paths disagree")
      }
      if task.dependencies != recorded.parents {
        findings.note(
          "\(id) waits for \(task.dependencies), but \(recorded.parents) are on record"
        )
      }
      for parent in task.dependencies where !isDependent(id, of: parent, board) {
        findings.note("\(id) waits for \(parent), which does not list it")
      }
      let isReady = board.isReady(task)
      if isReady != trail.isStartable(recorded) {
        let gates = isReady ? "closed" : "open"
        let listed = isReady ? "listed" : "not listed"
        findings.note("\(id) is \(listed) as ready, but its gates are \(gates)")
      }
      if let key = recorded.spec.key {
        let named = board.task(named: key, in: recorded.spec.run)
        if (named == id) == (recorded.status == .archived) {
          findings.note("\(id) is \(task.status), but its key names \(name(named))")
        }
      }
    }
  }

  /// The tasks that wait for a task list it as a dependency, and none is there twice.
  private static func dependents(
    of task: BoardTask,
    _ trail: AuditTrail,
    _ findings: inout AuditFindings
  ) {
    for dependent in task.dependents
    where trail.tasks[dependent]?.parents.contains(task.id) != true {
      findings.note("\(task.id) lists \(dependent), which does not wait for it")
    }
    if Set(task.dependents).count != task.dependents.count {
      findings.note("\(task.id) lists a task twice that waits for it")
    }
  }

  private static func attempt(
    of task: BoardTask,
    _ recorded: AuditTrail.Task,
    _ findings: inout AuditFindings
  ) {
    if task.currentAttempt?.token != recorded.open {
      let pointer = task.currentAttempt.map { "\($0.token)" } ?? "no attempt"
      let open = recorded.open.map { "\($0)" } ?? "none"
      findings.note("\(task.id) points to \(pointer), but \(open) is under way")
    }
    if task.status.isActive != (task.currentAttempt != nil) {
      let with = task.currentAttempt == nil ? "without" : "with"
      findings.note("\(task.id) is \(task.status) \(with) an attempt")
    }
    if task.leasedUntil != recorded.leasedUntil {
      findings.note("\(task.id) has a lease that differs from the one on record")
    }
  }

  private static func isDependent(_ task: TaskID, of parent: TaskID, _ board: Board) -> Bool {
    (try? board.task(parent))?.dependents.contains(task) == true
  }

  private static func name(_ task: TaskID?) -> String { task.map { "\($0)" } ?? "no task" }
}
