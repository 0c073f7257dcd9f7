extension Outbox {
  /// Everything that can happen to the outbox; none of it is an entry.
  public enum Event: Sendable, Hashable {
    /// A drainer got a lane.
    case leased(Lease)

    /// A lease has run out and somebody else wants the lane; the time is in nanoseconds of the
    /// engine's time.
    case leaseRunOut(lane: Int, token: Int, at: Int)

    /// So many entries were delivered, up to a number; this ends the lease.
    case delivered(lane: Int, token: Int, through: Int, count: Int)

    /// A drainer gave a lane back with nothing delivered.
    case leaseReturned(lane: Int, token: Int)
  }
}

extension Outbox.Event {
  /// The lane that it happens to, by its position.
  public var lane: Int {
    switch self {
    case .leased(let lease): lease.lane
    case .leaseRunOut(let lane, _, _), .delivered(let lane, _, _, _), .leaseReturned(let lane, _):
      lane
    }
  }

  /// The token of the lease that it is about.
  public var token: Int {
    switch self {
    case .leased(let lease): lease.token
    case .leaseRunOut(_, let token, _), .delivered(_, let token, _, _),
      .leaseReturned(_, let token):
      token
    }
  }
}
