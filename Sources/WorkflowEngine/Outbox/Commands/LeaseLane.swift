/// Leases the next free lane with undelivered entries to a drainer.
package struct LeaseLane: Command {
  private let drainer: String
  private let at: Int
  private let until: Int
  private let orphaned: Int
  private let rules: [Rule<LaneSubject>]

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - drainer: The name of the drainer.
  ///   - at: The current time, in nanoseconds of the engine's time.
  ///   - until: When the lease ends, in nanoseconds of the engine's time.
  ///   - orphaned: The newest token whose drainer is gone: its lease counts as returned.
  ///   - rules: The guards, in order.
  package init(
    by drainer: String,
    at: Int,
    until: Int,
    orphaned: Int = 0,
    rules: [Rule<LaneSubject>]
  ) {
    self.drainer = drainer
    self.at = at
    self.until = until
    self.orphaned = orphaned
    self.rules = rules
  }

  /// Chooses the lane: lanes take turns, and a lane without undelivered entries is skipped.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: The lease, or `nil` if no entries are undelivered or other drainers hold their
  ///   lanes.
  /// - Throws: ``BoardError/limitReached(_:limit:)`` if the drainer's name is too long.
  package func decide(
    _ state: EngineModel.State
  ) throws -> Decision<EngineModel, Outbox.Lease?> {
    try BoardLimits.check(drainer, "a drainer's name")
    let outbox = state.outbox
    for offset in 0..<Outbox.laneCount {
      let index = (outbox.nextLane + offset) % Outbox.laneCount
      var lane = outbox.lanes[index]
      var old: Outbox.Event?
      if let lease = lane.lease, lease.token <= orphaned {
        old = .leaseReturned(lane: index, token: lease.token)
        lane.lease = nil
      }
      let subject = LaneSubject(lane: lane, at: at)
      guard lane.hasPending, rules.firstBroken(by: subject) == nil else { continue }
      let lease = Outbox.Lease(
        lane: index,
        token: outbox.lastToken + 1,
        drainer: drainer,
        after: lane.deliveredThrough,
        through: lane.last,
        until: until
      )
      if let lease = lane.lease {
        old = .leaseRunOut(lane: index, token: lease.token, at: at)
      }
      let events = [old, .leased(lease)].compactMap { $0 }
      return Decision(lease, events.map(EngineModel.Event.outbox))
    }
    return Decision(nil)
  }
}
