import WorkflowEngine

/// A lease of a lane of the outbox, and how it ended on record.
struct LaneLease: Sendable {
  let lease: Outbox.Lease
  /// Whether it ran out and was taken over, at this time.
  fileprivate(set) var ranOutAt: Int?
  /// Whether it was given back with nothing delivered.
  fileprivate(set) var isReturned = false

  /// Whether its entries may be delivered again.
  var allowsMore: Bool { isReturned || ranOutAt.map { $0 >= lease.until } ?? false }

  /// Finds every lease.
  ///
  /// - Parameter records: The records of the engine.
  /// - Returns: The leases in order.
  static func all(in records: [EngineRecord]) -> [LaneLease] {
    var leases: [LaneLease] = []
    var current: [Int: Int] = [:]
    for case .outbox(let event) in records.map(\.event) {
      if case .leased(let lease) = event {
        current[lease.lane] = leases.count
        leases.append(LaneLease(lease: lease))
        continue
      }
      guard let index = current[event.lane], leases[index].lease.token == event.token else {
        continue
      }
      current[event.lane] = nil
      switch event {
      case .leaseRunOut(_, _, let at): leases[index].ranOutAt = at
      case .leaseReturned: leases[index].isReturned = true
      case .leased, .delivered: break
      }
    }
    return leases
  }
}
