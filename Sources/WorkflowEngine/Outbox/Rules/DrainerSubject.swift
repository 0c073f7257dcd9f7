/// The subject of a rule for a drainer's report about its lane.
public struct DrainerSubject: Sendable {
  /// The lane in its current state.
  public let lane: Outbox.Lane

  /// The drainer's token.
  public let token: Int

  /// Whether it reports a delivery; if not, it returns the lane.
  public let delivers: Bool

  /// Creates a subject.
  ///
  /// - Parameters:
  ///   - lane: The lane in its current state.
  ///   - token: The drainer's token.
  ///   - delivers: Whether it reports a delivery.
  public init(lane: Outbox.Lane, token: Int, delivers: Bool) {
    self.lane = lane
    self.token = token
    self.delivers = delivers
  }
}
