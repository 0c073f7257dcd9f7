/// What a rule judges about the word of a drainer on its lane.
public struct DrainerSubject: Sendable {
  /// The lane as it is now.
  public let lane: Outbox.Lane

  /// The token that the drainer shows.
  public let token: Int

  /// Whether it says that entries were delivered; if not, it gives the lane back.
  public let delivers: Bool

  /// Creates a subject.
  ///
  /// - Parameters:
  ///   - lane: The lane as it is now.
  ///   - token: The token that the drainer shows.
  ///   - delivers: Whether it says that entries were delivered.
  public init(lane: Outbox.Lane, token: Int, delivers: Bool) {
    self.lane = lane
    self.token = token
    self.delivers = delivers
  }
}
