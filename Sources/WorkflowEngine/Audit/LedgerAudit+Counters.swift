extension LedgerAudit {
  /// G7: every counter of a row equals the count in the records, and each run names its last rerun.
  static func counters(
    _ trail: AuditTrail,
    _ state: EngineModel.State,
    _ findings: inout AuditFindings
  ) {
    for id in trail.taskOrder {
      guard let recorded = trail.tasks[id], let task = try? state.board.task(id) else { continue }
      let counts = [
        ("starts", task.audit.dispatchCount, recorded.dispatches),
        ("attempts", task.attemptCount, recorded.dispatches),
        ("reruns", task.audit.rerunCount, recorded.resets),
        ("retries", task.audit.retryCount, recorded.retries),
        ("reclaims", task.audit.reclaimCount, recorded.reclaims),
        ("reopenings", task.audit.reopenCount, recorded.reopenings),
      ]
      for (what, counted, events) in counts where counted != events {
        findings.note("\(id) counts \(counted) \(what), but \(events) are on record")
      }
      if task.audit.lastRerun != recorded.lastReset {
        findings.note("\(id) names a last rerun that differs from the one on record")
      }
    }
    for id in trail.runOrder {
      guard let run = try? state.board.run(id) else { continue }
      let events = run.tasks.reduce(0) { $0 + (trail.tasks[$1]?.dispatches ?? 0) }
      if run.attemptCount != events {
        findings.note("\(id) counts \(run.attemptCount) attempts, but \(events) are on record")
      }
    }
    let counts = [
      ("attempts under way", state.board.activeCount, trail.activeCount),
      ("artifacts", state.board.artifacts.count, trail.artifacts.count),
    ]
    for (what, counted, events) in counts where counted != events {
      findings.note("the board counts \(counted) \(what), but \(events) are on record")
    }
  }

  /// G8: numbers go up by one from 1, the records of a transaction are adjacent and of one time, and time
  /// never goes back.
  static func sequence(
    _ trail: AuditTrail,
    _ record: EngineRecord,
    _ findings: inout AuditFindings
  ) {
    if record.sequence != trail.sequence + 1 {
      findings.note("\(record.sequence) follows \(trail.sequence)")
    }
    if record.time < trail.time {
      findings.note("\(record.sequence) has the time \(record.time), after \(trail.time)")
    }
    let isNext = record.transaction == trail.transaction + 1
    if !isNext && (record.transaction != trail.transaction || trail.transaction == 0) {
      findings.note("transaction \(record.transaction) follows \(trail.transaction)")
    }
    if !isNext && record.time > trail.time {
      findings.note("\(record.sequence) has the time \(record.time), its transaction \(trail.time)")
    }
  }
}
