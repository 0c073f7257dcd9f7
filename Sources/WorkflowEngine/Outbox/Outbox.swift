/// What of the records has been delivered; the records themselves are the entries.
///
/// Runs are spread over a fixed number of lanes, and a lane is drained by one drainer at a time, so
/// that the entries of a run stay in order. Nothing is queued here: a lane is two numbers and a lease.
public struct Outbox: Sendable, Equatable {
  /// How many lanes there are, and with it how many drainers can be at work at once.
  public static let laneCount: Int = 8

  /// The lanes; a run belongs to that of its number modulo ``laneCount``.
  public internal(set) var lanes: [Lane] = Array(repeating: Lane(), count: laneCount)

  /// The newest token that was given out.
  var lastToken = 0

  /// The lane whose turn it is.
  var nextLane = 0

  /// The number of the last event: every event is counted here, as the ledger counts it.
  var sequence = 0

  /// Creates an outbox without entries.
  public init() {}

  /// How many entries there have been.
  public var committedCount: Int { lanes.reduce(0) { $0 + $1.committedCount } }

  /// How many of them were delivered, and that was acknowledged.
  public var deliveredCount: Int { lanes.reduce(0) { $0 + $1.deliveredCount } }

  /// How many are still to be delivered, those included that a drainer is at.
  public var pendingCount: Int { committedCount - deliveredCount }

  /// Counts an event that is an entry; called after each.
  mutating func commit(to run: RunID) {
    sequence += 1
    lanes[run.rawValue % Self.laneCount].commit(sequence)
  }

  /// Brings an event of the outbox in, which is no entry itself.
  mutating func evolve(_ event: Event) {
    sequence += 1
    switch event {
    case .leased(let lease):
      lanes[lease.lane].lease = lease
      lastToken = max(lastToken, lease.token)
      nextLane = (lease.lane + 1) % Self.laneCount
    case .leaseRunOut(let lane, _, _), .leaseReturned(let lane, _): lanes[lane].lease = nil
    case .delivered(let lane, _, let through, let count):
      lanes[lane].lease = nil
      lanes[lane].deliveredThrough = through
      lanes[lane].deliveredCount += count
    }
  }
}
