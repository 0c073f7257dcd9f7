/// The subject of a rule for the lease of a lane.
public struct LaneSubject: Sendable {
  /// The lane, which has undelivered entries.
  public let lane: Outbox.Lane

  /// The current time, in nanoseconds of the engine's time.
  public let at: Int

  /// Creates a subject.
  ///
  /// - Parameters:
  ///   - lane: The lane.
  ///   - at: The current time, in nanoseconds of the engine's time.
  public init(lane: Outbox.Lane, at: Int) {
    self.lane = lane
    self.at = at
  }
}
