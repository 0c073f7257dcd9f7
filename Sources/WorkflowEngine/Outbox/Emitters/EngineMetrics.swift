/// The six metrics, computed from outbox entries alone.
///
/// It remembers only the attempts under way and the ready tasks.
public struct EngineMetrics: Sendable, Equatable {
  /// The time of the last entry, in nanoseconds of the engine's time.
  public private(set) var time: Int = 0

  /// The durations of all ended attempts, regardless of their outcome.
  public private(set) var stepLatency: LatencyHistogram = LatencyHistogram()

  /// The number of automatic retries.
  public private(set) var retries: Int = 0

  /// The number of merge conflicts: always 0, because nothing on the board merges.
  public let mergeConflicts: Int = 0

  /// The number of starts of a named task that the dispatch limit refused.
  ///
  /// A request for the next task of a run that the limit refuses is not recorded, so it does not
  /// count.
  public private(set) var backpressureEvents: Int = 0

  // Only for look-ups: iteration would have no fixed order.
  private var startTimes: [AttemptToken: Int] = [:]
  private var ready: Set<TaskID> = []

  /// Creates the metrics of an engine without events.
  public init() {}

  /// The number of attempts under way.
  public var inflightNodes: Int { startTimes.count }

  /// The number of ready tasks.
  public var queueDepth: Int { ready.count }

  /// Adds an entry that was not added before.
  ///
  /// - Parameter entry: The entry; the entries of a run must be added in order.
  /// - Throws: ``EmitterError/unknownAttempt(_:)``; then the entry is not added.
  public mutating func take(_ entry: OutboxEntry) throws {
    guard case .board(let event) = entry.record.event else { return }
    try take(event, at: entry.record.time)
    time = max(time, entry.record.time)
  }

  private mutating func take(_ event: Board.Event, at now: Int) throws {
    if let (attempt, _) = AttemptEnding.of(event) {
      guard let start = startTimes.removeValue(forKey: attempt) else {
        throw EmitterError.unknownAttempt(attempt)
      }
      stepLatency.add(nanoseconds: now - start)
    }
    switch event {
    case .taskDispatched(let task, let attempt):
      startTimes[attempt.token] = now
      ready.remove(task)
    case .taskReady(let task): ready.insert(task)
    case .taskDemoted(let task, _), .taskCancelled(let task, _, _), .taskBlocked(let task, _, _),
      .taskArchived(let task):
      ready.remove(task)
    case .taskRetried: retries += 1
    case .dispatchRefused(_, .dispatchLimitReached): backpressureEvents += 1
    default: break
    }
  }
}
