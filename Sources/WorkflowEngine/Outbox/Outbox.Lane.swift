extension Outbox {
  /// The runs whose number is the same modulo ``Outbox/laneCount``, and how far their entries are
  /// delivered.
  public struct Lane: Sendable, Equatable {
    /// The number of entries.
    public internal(set) var committedCount: Int = 0

    /// The number of delivered entries.
    public internal(set) var deliveredCount: Int = 0

    /// All entries of the lane up to this number are delivered.
    public internal(set) var deliveredThrough: Int = 0

    /// The number of the newest entry; 0 before the first.
    public internal(set) var last: Int = 0

    /// The current lease, or the last one that was not returned.
    public internal(set) var lease: Lease?

    /// Creates a lane without entries.
    public init() {}

    /// Whether some entries are not delivered.
    public var hasPending: Bool { deliveredThrough < last }

    /// Adds an entry.
    mutating func commit(_ sequence: Int) {
      // A lane that was idle continues just before this entry, so that reading skips the gap.
      if !hasPending { deliveredThrough = sequence - 1 }
      last = sequence
      committedCount += 1
    }
  }
}
