extension Outbox {
  /// The lease of a lane by a drainer.
  public struct Lease: Sendable, Hashable {
    /// The lane, by its index.
    public let lane: Int

    /// The fencing token: unique, and greater than all earlier ones.
    public let token: Int

    /// The name of the drainer.
    public let drainer: String

    /// The number before the first undelivered entry.
    public let after: Int

    /// The number of the newest entry at the time of the lease; delivery may go up to it.
    public let through: Int

    /// When another drainer may take the lane, in nanoseconds of the engine's time.
    public let until: Int

    /// Creates a lease.
    ///
    /// - Parameters:
    ///   - lane: The lane, by its index.
    ///   - token: The fencing token.
    ///   - drainer: The name of the drainer.
    ///   - after: The number before the first undelivered entry.
    ///   - through: The number up to which entries may be delivered.
    ///   - until: When the lease ends, in nanoseconds of the engine's time.
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
