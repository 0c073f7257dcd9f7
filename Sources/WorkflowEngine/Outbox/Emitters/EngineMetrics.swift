/// The six series, computed from entries alone.
///
/// It keeps what is under way and what is ready, and no more: an attempt that ended is forgotten.
public struct EngineMetrics: Sendable, Equatable {
  /// When the last entry was, in nanoseconds of the engine's time.
  public private(set) var time: Int = 0

  /// How long attempts took that have ended, whatever way they ended.
  public private(set) var stepLatency: LatencyHistogram = LatencyHistogram()

  /// How many failures were tried again by themselves.
  public private(set) var retries: Int = 0

  /// How many merges found a conflict: none, for nothing on the board merges.
  public let mergeConflicts: Int = 0

  /// How many starts of a named task were refused for the dispatch limit.
  ///
  /// Who asks for the next task of a run and hears that the limit is reached leaves nothing on record.
  public private(set) var backpressureEvents: Int = 0

  // Looked up, never walked.
  private var startTimes: [AttemptToken: Int] = [:]
  private var ready: Set<TaskID> = []

  /// Creates the series of an engine to which nothing has happened.
  public init() {}

  /// How many attempts are under way.
  public var inflightNodes: Int { startTimes.count }

  /// How many tasks are ready to start.
  public var queueDepth: Int { ready.count }

  /// Takes in an entry that was not taken in before.
  ///
  /// - Parameter entry: The entry; those of its run came in order.
  /// - Throws: ``EmitterError/unknownAttempt(_:)``; the entry is not taken in then.
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
