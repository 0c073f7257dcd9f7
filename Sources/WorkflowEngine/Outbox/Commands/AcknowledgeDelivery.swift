/// Says that entries of a lane were delivered, and gives the lane back.
package struct AcknowledgeDelivery: Command {
  private let lease: Outbox.Lease
  private let through: Int
  private let count: Int
  private let rules: [Rule<DrainerSubject>]

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - lease: The lease under which they were.
  ///   - through: The number up to which nothing of the lane is left.
  ///   - count: How many entries they were.
  ///   - rules: The guards, in order.
  package init(
    _ lease: Outbox.Lease,
    through: Int,
    count: Int,
    rules: [Rule<DrainerSubject>]
  ) {
    precondition(through <= lease.through, "Nothing is delivered beyond what was leased.")
    self.lease = lease
    self.through = through
    self.count = count
    self.rules = rules
  }

  /// Accepts the word of who holds the lane; a lease that has run out holds until it is taken over.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: Whether it was accepted; a refusal leaves nothing.
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
