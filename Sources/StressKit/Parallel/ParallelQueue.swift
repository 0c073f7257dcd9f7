/// Jobs that wait for a thread: by priority, for the main actor, or for their time.
struct ParallelQueue {
  /// A job and its iteration.
  struct Entry {
    let job: UnownedJob
    let executor: ParallelExecutor
    let isMain: Bool
  }

  private struct Line {
    private var entries: [Entry] = []
    private var first = 0

    var isEmpty: Bool { first == entries.count }

    mutating func append(_ entry: Entry) { entries.append(entry) }

    mutating func removeFirst() -> Entry {
      let entry = entries[first]
      first += 1
      if first == entries.count || first > 256 {
        entries.removeFirst(first)
        first = 0
      }
      return entry
    }

    mutating func removeAll(of executor: ParallelExecutor) {
      entries = entries[first...].filter { $0.executor !== executor }
      first = 0
    }
  }

  /// The maximum number of consecutive high-priority jobs while a low-priority job waits.
  static let patience = 100

  private var high = Line()
  private var low = Line()
  private var main = Line()
  private var timers: [(due: ContinuousClock.Instant, entry: Entry)] = []
  private var passedOver = 0
  /// Whether a job of the main actor is running; all iterations share one main actor.
  var mainIsBusy = false

  mutating func add(_ entry: Entry, isLow: Bool) {
    if entry.isMain {
      main.append(entry)
    } else if isLow {
      low.append(entry)
    } else {
      high.append(entry)
    }
  }

  /// - Complexity: O(number of timers).
  mutating func add(_ entry: Entry, due: ContinuousClock.Instant) {
    let place = timers.firstIndex { $0.due > due } ?? timers.count
    timers.insert((due, entry), at: place)
  }

  /// The time of the first timer.
  var nextDue: ContinuousClock.Instant? { timers.first?.due }

  /// Removes a job that is due.
  mutating func removeDue(by now: ContinuousClock.Instant) -> Entry? {
    guard let first = timers.first, first.due <= now else { return nil }
    return timers.removeFirst().entry
  }

  /// Whether a low-priority job waits.
  var hasLow: Bool { !low.isEmpty }

  /// Removes the next job.
  ///
  /// - Parameter starvesLow: Whether low-priority jobs must wait.
  /// - Returns: The job, or `nil` if none may run.
  mutating func removeNext(starvesLow: Bool) -> Entry? {
    if !mainIsBusy, !main.isEmpty {
      mainIsBusy = true
      return main.removeFirst()
    }
    if !low.isEmpty, !starvesLow, high.isEmpty || passedOver >= Self.patience {
      passedOver = 0
      return low.removeFirst()
    }
    guard !high.isEmpty else { return nil }
    if !low.isEmpty { passedOver += 1 }
    return high.removeFirst()
  }

  /// Removes all jobs of an iteration; its tasks never continue.
  mutating func removeAll(of executor: ParallelExecutor) {
    high.removeAll(of: executor)
    low.removeAll(of: executor)
    main.removeAll(of: executor)
    timers.removeAll { $0.entry.executor === executor }
  }
}
