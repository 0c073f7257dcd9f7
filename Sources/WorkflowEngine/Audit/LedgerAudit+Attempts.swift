extension LedgerAudit {
  /// G2: attempts of a task do not overlap, and every token is newer than all before it.
  static func attempts(_ records: [EngineRecord]) -> [String] {
    var findings = AuditFindings()
    _ = AuditTrail.walk(records, &findings) { trail, record, event, findings in
      guard case .taskDispatched(let task, let attempt) = event else { return }
      if let open = trail.tasks[task]?.open {
        findings.note(
          "\(record.sequence): \(task) was started as \(attempt.token) while \(open) was under way"
        )
      }
      findings.require(
        attempt.token > trail.newestToken,
        at: record,
        "\(task) was started as \(attempt.token) after \(trail.newestToken) was given out"
      )
      let number = (trail.tasks[task]?.dispatches ?? 0) + 1
      findings.require(
        attempt.number == number,
        at: record,
        "\(task) was started for the \(number). time as attempt \(attempt.number)"
      )
    }
    return findings.texts
  }

  /// G4: what an accepted report shows is the token of the attempt that was under way.
  static func fence(_ records: [EngineRecord]) -> [String] {
    var findings = AuditFindings()
    _ = AuditTrail.walk(records, &findings) { trail, record, event, findings in
      guard let (task, token) = report(event) else { return }
      let open = trail.tasks[task]?.open
      findings.require(
        open == token,
        at: record,
        "\(task) took a report of \(token) while \(open.map { "\($0)" } ?? "none") was under way"
      )
    }
    return findings.texts
  }

  /// The task and token of an accepted report.
  private static func report(_ event: Board.Event) -> (TaskID, AttemptToken)? {
    switch event {
    case .taskQueued(let task, let token), .taskRunning(let task, let token),
      .taskSucceeded(let task, let token), .taskFailed(let task, let token, _):
      (task, token)
    default: nil
    }
  }

  /// G5: an attempt has one outcome and at most one reset, and the last outcome is the status.
  static func outcomes(_ records: [EngineRecord], _ state: EngineModel.State) -> [String] {
    var findings = AuditFindings()
    let trail = AuditTrail.walk(records, &findings) { trail, record, event, findings in
      switch event {
      case .taskSucceeded(let task, let token), .taskFailed(let task, let token, _):
        let earlier = trail.tasks[task]?.endings[token] ?? 0
        findings.require(earlier == 0, at: record, "\(token) of \(task) ended again")
      case .taskReset(let task, let token, _):
        let row = trail.tasks[task]
        findings.require(
          (row?.resetsOf[token] ?? 0) == 0,
          at: record,
          "\(token) of \(task) was reset again"
        )
        findings.require(
          (row?.endings[token] ?? 0) > 0,
          at: record,
          "\(token) of \(task) was reset without having ended"
        )
      default: break
      }
    }
    for id in trail.taskOrder {
      guard let outcome = trail.tasks[id]?.outcome, let task = try? state.board.task(id) else {
        continue
      }
      if task.status != outcome {
        findings.note("\(id) is \(task.status), and its last attempt has \(outcome)")
      }
    }
    return findings.texts
  }
}
