extension Outbox {
  /// Every so many runs, and how far their entries were delivered.
  public struct Lane: Sendable, Equatable {
    /// How many entries there have been.
    public internal(set) var committedCount: Int = 0

    /// How many of them were delivered.
    public internal(set) var deliveredCount: Int = 0

    /// The number up to which nothing of the lane is still to be delivered.
    public internal(set) var deliveredThrough: Int = 0

    /// The number of the newest entry; 0 before the first.
    public internal(set) var last: Int = 0

    /// Who is at it, or was when he was last heard of.
    public internal(set) var lease: Lease?

    /// Creates a lane without entries.
    public init() {}

    /// Whether something is still to be delivered.
    public var hasPending: Bool { deliveredThrough < last }

    /// Takes in an entry.
    mutating func commit(_ sequence: Int) {
      // Whoever reads for a lane that has rested begins here, and not where it was left.
      if !hasPending { deliveredThrough = sequence - 1 }
      last = sequence
      committedCount += 1
    }
  }
}
