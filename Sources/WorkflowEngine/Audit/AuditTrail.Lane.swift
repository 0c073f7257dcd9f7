extension AuditTrail {
  /// One lane of the outbox, according to the records.
  struct Lane {
    /// The numbers of all entries, in order.
    private(set) var entries: [Int] = []

    /// The number of delivered entries.
    private(set) var deliveredCount = 0

    /// All entries up to this number are delivered.
    private(set) var deliveredThrough = 0

    /// The current lease of the lane.
    private(set) var lease: Outbox.Lease?

    /// Appends an entry.
    mutating func commit(_ sequence: Int) { entries.append(sequence) }

    /// The number of undelivered entries up to a number.
    func pendingCount(through sequence: Int) -> Int {
      entries[min(deliveredCount, entries.count)...].prefix { $0 <= sequence }.count
    }

    /// Applies an event of the lane.
    mutating func follow(_ event: Outbox.Event) {
      switch event {
      case .leased(let lease): self.lease = lease
      case .leaseRunOut, .leaseReturned: lease = nil
      case .delivered(_, _, let through, let count):
        lease = nil
        deliveredThrough = max(deliveredThrough, through)
        deliveredCount += count
      }
    }
  }
}
