/// Keeps the newest entries in memory, for queries by run, node and step.
///
/// When it is full, the newest entry replaces the oldest, and ``droppedCount`` counts it. The
/// buffer is for inspection, so it must not stop other deliveries. The journal keeps all entries.
public actor BufferedEmitter: Emitter {
  /// The maximum number of entries.
  public let capacity: Int

  /// The number of entries that newer ones have replaced.
  public private(set) var droppedCount: Int = 0

  private var seen = SeenEntries()
  // A ring buffer once it is full; `oldest` is then the index of the oldest entry.
  private var ring: [OutboxEntry] = []
  private var oldest = 0

  /// Creates an empty buffer.
  ///
  /// - Parameter capacity: The maximum number of entries; at least 1.
  public init(capacity: Int) {
    precondition(capacity > 0, "The capacity of a buffer must be at least 1.")
    self.capacity = capacity
  }

  /// Keeps entries; repeated ones are dropped.
  ///
  /// - Parameter entries: Entries in the order of their numbers.
  public func emit(_ entries: [OutboxEntry]) {
    for entry in entries where seen.admit(entry) { keep(entry) }
  }

  /// Does nothing: entries are kept at once.
  public func flush() async {}

  private func keep(_ entry: OutboxEntry) {
    guard ring.count == capacity else { return ring.append(entry) }
    ring[oldest] = entry
    oldest = (oldest + 1) % capacity
    droppedCount += 1
  }

  /// The current number of entries.
  public var count: Int { ring.count }

  /// Finds the entries that meet all given conditions.
  ///
  /// - Parameters:
  ///   - run: The run of the entries.
  ///   - node: The task of the entries.
  ///   - steps: The steps (transactions) of the entries.
  /// - Returns: The entries in the order of arrival, which within a run is the order of their
  ///   numbers.
  /// - Complexity: O(*n*), where *n* is the number of kept entries.
  public func entries(
    run: RunID? = nil,
    node: TaskID? = nil,
    steps: ClosedRange<Int>? = nil
  ) -> [OutboxEntry] {
    (ring[oldest...] + ring[..<oldest]).filter { entry in
      (run == nil || entry.run == run) && (node == nil || entry.task == node)
        && (steps?.contains(entry.step) ?? true)
    }
  }
}
