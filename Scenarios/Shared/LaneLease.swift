import WorkflowEngine

/// A lease of an outbox lane, and its recorded end.
struct LaneLease: Sendable {
  let lease: Outbox.Lease
  /// The time at which it expired and was taken over, if so.
  fileprivate(set) var ranOutAt: Int?
  /// Whether the drainer returned the lane without a delivery.
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
