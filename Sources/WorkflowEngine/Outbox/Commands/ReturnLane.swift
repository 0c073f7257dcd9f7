/// Gives a lane back with nothing delivered: the same entries are there for whoever comes next.
package struct ReturnLane: Command {
  private let lease: Outbox.Lease
  private let rules: [Rule<DrainerSubject>]

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - lease: The lease to give back.
  ///   - rules: The guards, in order.
  package init(_ lease: Outbox.Lease, rules: [Rule<DrainerSubject>]) {
    self.lease = lease
    self.rules = rules
  }

  /// Accepts the word of who holds the lane.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: Whether it was accepted; a refusal leaves nothing.
  package func decide(_ state: EngineModel.State) -> Decision<EngineModel, DrainerReply> {
    let lane = state.outbox.lanes[lease.lane]
    let subject = DrainerSubject(lane: lane, token: lease.token, delivers: false)
    if let reason = rules.firstBroken(by: subject) { return Decision(.refused(reason)) }
    return Decision(.accepted, [.outbox(.leaseReturned(lane: lease.lane, token: lease.token))])
  }
}
