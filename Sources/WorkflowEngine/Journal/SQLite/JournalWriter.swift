/// Writes what waits, away from the pool of threads.
///
/// One of those who wait writes for all. While a batch is written the next gathers, so that the more
/// callers there are, the more of them share a sync.
actor JournalWriter {
  private let queue = JournalQueue()
  private let store: JournalStore

  init(_ store: JournalStore) { self.store = store }

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    // The actor keeps its queue, and outlives its jobs.
    unsafe queue.asUnownedSerialExecutor()
  }

  /// Waits until everything up to a sequence number is on disk.
  ///
  /// - Throws: What has made the journal fail.
  nonisolated func durable(through sequence: Int) async throws {
    guard try await store.turn(through: sequence) == .write else { return }
    await gather()
    try await write()
  }

  /// Lets those come along who were answered a moment ago and have their next transaction at hand.
  ///
  /// They are in the pool's queue already. To go around behind them costs some microseconds, and to
  /// leave them behind a sync, for the others as well. Who is alone does not wait.
  nonisolated private func gather() async {
    var last = 0
    for _ in 0..<Self.roundLimit {
      guard let count = store.gathered, count > last else { return }
      last = count
      await Self.goAround()
    }
  }

  /// How often a batch waits for more, at most.
  private static let roundLimit = 8

  /// Goes to the end of the pool's queue.
  @concurrent private static func goAround() async { await Task.yield() }

  private func write() throws { try store.write() }
}
