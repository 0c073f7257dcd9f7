extension LedgerAudit {
  /// G18: only tasks under way, or ready to retry, hold paths and leases.
  ///
  /// No task waits for a free path, and no two tasks hold paths that overlap.
  static func leftovers(
    _ trail: AuditTrail,
    _ record: EngineRecord,
    _ event: Board.Event,
    _ findings: inout AuditFindings
  ) {
    switch event {
    case .pathsLocked(let task, _):
      guard let row = trail.tasks[task] else { return }
      if let obstacle = trail.obstacle(to: row) {
        findings.note(
          "\(record.sequence): \(task) took paths that overlap those of \(obstacle)"
        )
      }
      findings.require(!row.holdsPaths, at: record, "\(task) took its paths again")
    case .pathsReleased(let task):
      findings.require(
        trail.tasks[task]?.holdsPaths == true,
        at: record,
        "\(task) gave back paths that it did not hold"
      )
    default: break
    }
  }

  /// The same check, for the final state.
  static func leftovers(
    _ trail: AuditTrail,
    _ state: EngineModel.State,
    _ findings: inout AuditFindings
  ) {
    for id in trail.taskOrder {
      guard let recorded = trail.tasks[id], let task = try? state.board.task(id) else { continue }
      let isAtWork = task.status.isActive
      let triesAgain =
        recorded.isPromoted && recorded.retries > 0
        && trail.runs[recorded.spec.run]?.status != .aborted
      if recorded.holdsPaths && !isAtWork && !triesAgain {
        findings.note("\(id) is \(task.status), but holds its paths")
      }
      if isAtWork && !recorded.holdsPaths && !recorded.spec.paths.isEmpty {
        findings.note("\(id) is \(task.status), but does not hold its paths")
      }
      if task.holdsPaths != recorded.holdsPaths {
        findings.note("the board and the records disagree about whether \(id) holds its paths")
      }
      if state.board.leases.contains(id.rawValue) != (isAtWork && recorded.leasedUntil != nil) {
        findings.note("\(id) is \(task.status), but the list of leases does not match")
      }
      // A task that also waits for something else is promoted when that other gate opens.
      if task.isParked && trail.areOtherGatesOpen(recorded) && trail.obstacle(to: recorded) == nil {
        findings.note("\(id) waits for paths that nobody holds")
      }
    }
    leases(trail, state, &findings)
    if state.board.locks.count != trail.held.count {
      findings.note(
        "\(state.board.locks.count) paths are locked, but \(trail.held.count) are on record"
      )
    }
  }

  /// The list of leases must give, for each time, the leases that have ended by then, in order.
  private static func leases(
    _ trail: AuditTrail,
    _ state: EngineModel.State,
    _ findings: inout AuditFindings
  ) {
    let recorded = trail.taskOrder.compactMap { id -> LeaseQueue.Entry? in
      guard let task = trail.tasks[id], task.status.isActive, let until = task.leasedUntil else {
        return nil
      }
      return LeaseQueue.Entry(until: until, task: id.rawValue)
    }.sorted()
    // A missing or a leftover lease is named with its task.
    guard recorded.count == state.board.leases.count else { return }
    for last in recorded {
      let ended = state.board.leases.prefix { task in
        trail.tasks[TaskID(rawValue: task)]?.leasedUntil.map { $0 <= last.until } ?? false
      }
      let expected = recorded.prefix { $0.until <= last.until }.map(\.task)
      guard ended != expected else { continue }
      findings.note(
        "at \(last.until) the leases of \(expected) have ended, but \(ended) are listed"
      )
      return
    }
  }
}
