/// Keeps the newest entries in memory, to be asked for by run, node and step.
///
/// When it is full, the oldest entry makes room for the newest, and ``droppedCount`` says how many
/// did: a buffer is there to look at, and must not stop what else is delivered. All entries are in the
/// journal.
public actor BufferedEmitter: Emitter {
  /// How many entries it keeps at most.
  public let capacity: Int

  /// How many entries had to make room for newer ones.
  public private(set) var droppedCount: Int = 0

  private var seen = SeenEntries()
  // A ring once it is full; then the oldest entry is at `oldest`.
  private var ring: [OutboxEntry] = []
  private var oldest = 0

  /// Creates an empty buffer.
  ///
  /// - Parameter capacity: How many entries it keeps at most; at least 1.
  public init(capacity: Int) {
    precondition(capacity > 0, "a buffer without room for an entry keeps nothing")
    self.capacity = capacity
  }

  /// Keeps entries; one that came before is dropped.
  ///
  /// - Parameter entries: Entries in the order of their numbers.
  public func emit(_ entries: [OutboxEntry]) {
    for entry in entries where seen.admit(entry) { keep(entry) }
  }

  /// Nothing: no entry is kept back.
  public func flush() async {}

  private func keep(_ entry: OutboxEntry) {
    guard ring.count == capacity else { return ring.append(entry) }
    ring[oldest] = entry
    oldest = (oldest + 1) % capacity
    droppedCount += 1
  }

  /// How many entries it keeps now.
  public var count: Int { ring.count }

  /// Finds entries; one must meet every condition that is given.
  ///
  /// - Parameters:
  ///   - run: The run that they belong to.
  ///   - node: The task that they are about.
  ///   - steps: The steps, which are transactions, that they belong to.
  /// - Returns: The entries that are kept and meet the conditions, in the order in which they came,
  ///   which within a run is that of their numbers.
  /// - Complexity: O(*n*), where *n* is the number of entries that are kept.
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
