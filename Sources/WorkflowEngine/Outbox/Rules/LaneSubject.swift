/// What a rule judges about a drainer's wish for a lane.
public struct LaneSubject: Sendable {
  /// The lane, which has something to deliver.
  public let lane: Outbox.Lane

  /// Now, in nanoseconds of the engine's time.
  public let at: Int

  /// Creates a subject.
  ///
  /// - Parameters:
  ///   - lane: The lane.
  ///   - at: Now, in nanoseconds of the engine's time.
  public init(lane: Outbox.Lane, at: Int) {
    self.lane = lane
    self.at = at
  }
}
