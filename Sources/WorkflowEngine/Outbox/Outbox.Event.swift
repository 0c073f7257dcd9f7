extension Outbox {
  /// Every kind of event of the outbox; none of them is an entry.
  public enum Event: Sendable, Hashable {
    /// A drainer leased a lane.
    case leased(Lease)

    /// A lease expired and another drainer wants the lane; the time is in nanoseconds of the
    /// engine's time.
    case leaseRunOut(lane: Int, token: Int, at: Int)

    /// A number of entries was delivered, up to an entry; this ends the lease.
    case delivered(lane: Int, token: Int, through: Int, count: Int)

    /// A drainer returned a lane without a delivery.
    case leaseReturned(lane: Int, token: Int)
  }
}

extension Outbox.Event {
  /// The lane of the event, by its index.
  public var lane: Int {
    switch self {
    case .leased(let lease): lease.lane
    case .leaseRunOut(let lane, _, _), .delivered(let lane, _, _, _), .leaseReturned(let lane, _):
      lane
    }
  }

  /// The token of the event's lease.
  public var token: Int {
    switch self {
    case .leased(let lease): lease.token
    case .leaseRunOut(_, let token, _), .delivered(_, let token, _, _),
      .leaseReturned(_, let token):
      token
    }
  }
}
