/// Returns a lane without a delivery; the next drainer gets the same entries.
package struct ReturnLane: Command {
  private let lease: Outbox.Lease
  private let rules: [Rule<DrainerSubject>]

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - lease: The lease to return.
  ///   - rules: The guards, in order.
  package init(_ lease: Outbox.Lease, rules: [Rule<DrainerSubject>]) {
    self.lease = lease
    self.rules = rules
  }

  /// Accepts the return if the drainer holds the lane.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: Whether it was accepted; a refusal is not recorded.
  package func decide(_ state: EngineModel.State) -> Decision<EngineModel, DrainerReply> {
    let lane = state.outbox.lanes[lease.lane]
    let subject = DrainerSubject(lane: lane, token: lease.token, delivers: false)
    if let reason = rules.firstBroken(by: subject) { return Decision(.refused(reason)) }
    return Decision(.accepted, [.outbox(.leaseReturned(lane: lease.lane, token: lease.token))])
  }
}
