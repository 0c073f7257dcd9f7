extension Outbox {
  /// A drainer's hold on a lane.
  public struct Lease: Sendable, Hashable {
    /// The lane, by its position.
    public let lane: Int

    /// Fences the drainer: unique, and greater than every token before it.
    public let token: Int

    /// Who holds it.
    public let drainer: String

    /// The number after which the lane's entries are still to be delivered.
    public let after: Int

    /// The number of the newest entry when it was leased; it may be delivered up to there.
    public let through: Int

    /// When another may take the lane over, in nanoseconds of the engine's time.
    public let until: Int

    /// Creates a lease.
    ///
    /// - Parameters:
    ///   - lane: The lane, by its position.
    ///   - token: The fencing token.
    ///   - drainer: Who holds it.
    ///   - after: The number after which entries are to be delivered.
    ///   - through: The number up to which they may be.
    ///   - until: When it runs out, in nanoseconds of the engine's time.
    public init(lane: Int, token: Int, drainer: String, after: Int, through: Int, until: Int) {
      self.lane = lane
      self.token = token
      self.drainer = drainer
      self.after = after
      self.through = through
      self.until = until
    }
  }
}
