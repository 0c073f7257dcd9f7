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
    switch try await store.turn(through: sequence) {
    case .durable(let others): store.tell(others)
    case .write: try await write()
    }
  }

  private func write() async throws {
    await gather()
    try store.write()
  }

  /// Lets those come along who were answered a moment ago and have their next transaction at hand.
  ///
  /// To go around behind them costs some microseconds, and to leave them behind a sync, for the others
  /// as well. Who is alone does not wait.
  private func gather() async {
    var last = 0
    var idle = 0
    while idle < Self.idleLimit {
      let (count, expected) = store.gathered
      guard count < expected else { return }
      idle = count > last ? 0 : idle + 1
      last = count
      await Self.goAround()
    }
  }

  /// How often in a row a batch goes around without finding more, at most.
  private static let idleLimit = 2

  /// Goes to the end of the pool's queue, and back to the journal's thread.
  @concurrent private static func goAround() async { await Task.yield() }
}
