/// Acknowledges that entries of a lane were delivered, and returns the lane.
package struct AcknowledgeDelivery: Command {
  private let lease: Outbox.Lease
  private let through: Int
  private let count: Int
  private let rules: [Rule<DrainerSubject>]

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - lease: The lease of the delivery.
  ///   - through: The number up to which all entries of the lane are delivered now.
  ///   - count: The number of entries.
  ///   - rules: The guards, in order.
  package init(
    _ lease: Outbox.Lease,
    through: Int,
    count: Int,
    rules: [Rule<DrainerSubject>]
  ) {
    precondition(through <= lease.through, "A drainer cannot deliver entries beyond its lease.")
    self.lease = lease
    self.through = through
    self.count = count
    self.rules = rules
  }

  /// Accepts the report if the drainer holds the lane; an expired lease holds until it is taken
  /// over.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: Whether the report was accepted; a refusal is not recorded.
  package func decide(_ state: EngineModel.State) -> Decision<EngineModel, DrainerReply> {
    let lane = state.outbox.lanes[lease.lane]
    let subject = DrainerSubject(lane: lane, token: lease.token, delivers: true)
    if let reason = rules.firstBroken(by: subject) { return Decision(.refused(reason)) }
    let event = Outbox.Event.delivered(
      lane: lease.lane,
      token: lease.token,
      through: through,
      count: count
    )
    return Decision(.accepted, [.outbox(event)])
  }
}
