extension AuditTrail {
  /// What the records say about one lane of the outbox.
  struct Lane {
    /// The numbers of all entries, in order.
    private(set) var entries: [Int] = []

    /// How many of them were delivered.
    private(set) var deliveredCount = 0

    /// The number up to which none is left.
    private(set) var deliveredThrough = 0

    /// Who has the lane.
    private(set) var lease: Outbox.Lease?

    /// Takes in an entry.
    mutating func commit(_ sequence: Int) { entries.append(sequence) }

    /// How many entries are still to be delivered, up to a number.
    func pendingCount(through sequence: Int) -> Int {
      entries[min(deliveredCount, entries.count)...].prefix { $0 <= sequence }.count
    }

    /// Takes in an event about the lane.
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
