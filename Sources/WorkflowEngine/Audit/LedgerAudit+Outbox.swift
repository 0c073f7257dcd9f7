extension LedgerAudit {
  /// G12: a lane has at most one drainer, and only that drainer acknowledges deliveries.
  static func outbox(
    _ trail: AuditTrail,
    _ record: EngineRecord,
    _ event: Outbox.Event,
    _ findings: inout AuditFindings
  ) {
    let lane = trail.lanes[event.lane]
    let name = "lane \(event.lane)"
    func require(_ condition: Bool, _ text: @autoclosure () -> String) {
      findings.require(condition, at: record, text())
    }
    if case .leased(let lease) = event {
      if let held = lane.lease {
        require(false, "\(name) was leased as #\(lease.token) while #\(held.token) had it")
      }
      require(lease.token > trail.newestLease, "\(name) was leased as #\(lease.token) again")
      return
    }
    guard let lease = lane.lease, lease.token == event.token else {
      let holder = lane.lease.map { "#\($0.token)" } ?? "nobody"
      require(false, "\(name) accepted a report of #\(event.token) while \(holder) had it")
      return
    }
    switch event {
    case .leaseRunOut(_, let token, let at):
      require(
        at >= lease.until,
        "\(name) was taken from #\(token) at \(at), but its lease ends at \(lease.until)"
      )
    case .delivered(_, _, let through, let count):
      require(
        lane.deliveredThrough <= through && through <= lease.through,
        """
        \(name) was delivered up to \(through), \
        but was leased for \(lease.after)...\(lease.through)
        """
      )
      let pending = lane.pendingCount(through: through)
      require(count == pending, "\(name) counts \(count) delivered, but \(pending) were pending")
    case .leased, .leaseReturned: break
    }
  }

  /// G12: the counters of a lane equal the counts in the records.
  static func outbox(
    _ trail: AuditTrail,
    _ state: EngineModel.State,
    _ findings: inout AuditFindings
  ) {
    if state.outbox.lastToken != trail.newestLease {
      findings.note("the last lease is #\(state.outbox.lastToken), not #\(trail.newestLease)")
    }
    if state.outbox.nextLane != trail.nextLane {
      findings.note("the next lane is \(state.outbox.nextLane), but it is \(trail.nextLane)'s turn")
    }
    for (index, (recorded, lane)) in zip(trail.lanes, state.outbox.lanes).enumerated() {
      let counts = [
        ("entries", lane.committedCount, recorded.entries.count),
        ("entries delivered", lane.deliveredCount, recorded.deliveredCount),
        ("as its newest entry", lane.last, recorded.entries.last ?? 0),
      ]
      for (what, counted, events) in counts where counted != events {
        findings.note("lane \(index) counts \(counted) \(what), but \(events) are on record")
      }
      let left = recorded.entries.count { $0 > lane.deliveredThrough }
      if recorded.deliveredCount + left != recorded.entries.count {
        findings.note(
          """
          lane \(index) has \(recorded.entries.count) entries, of which \
          \(recorded.deliveredCount) were delivered and \(left) are pending
          """
        )
      }
      if lane.lease != recorded.lease {
        findings.note("lane \(index) has a lease that differs from the one on record")
      }
    }
  }
}
