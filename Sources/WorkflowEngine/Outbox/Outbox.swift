/// How far the records are delivered; the records themselves are the outbox entries.
///
/// Runs are spread over a fixed number of lanes. One drainer at a time drains a lane, so the
/// entries of a run stay in order. Nothing is queued here: a lane is a few numbers and a lease.
public struct Outbox: Sendable, Equatable {
  /// The number of lanes, which is also the maximum number of concurrent drainers.
  public static let laneCount: Int = 8

  /// The lanes; a run belongs to the lane of its number modulo ``laneCount``.
  public internal(set) var lanes: [Lane] = Array(repeating: Lane(), count: laneCount)

  /// The newest issued token.
  var lastToken = 0

  /// The index of the lane whose turn is next.
  var nextLane = 0

  /// The number of the last event; it counts every event, like the ledger.
  var sequence = 0

  /// Creates an outbox without entries.
  public init() {}

  /// The number of entries.
  public var committedCount: Int { lanes.reduce(0) { $0 + $1.committedCount } }

  /// The number of entries whose delivery was acknowledged.
  public var deliveredCount: Int { lanes.reduce(0) { $0 + $1.deliveredCount } }

  /// The number of unacknowledged entries, including those of leased lanes.
  public var pendingCount: Int { committedCount - deliveredCount }

  /// Adds an event that is an entry; called after each such event.
  mutating func commit(to run: RunID) {
    sequence += 1
    lanes[run.rawValue % Self.laneCount].commit(sequence)
  }

  /// Applies an event of the outbox, which is not an entry itself.
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
