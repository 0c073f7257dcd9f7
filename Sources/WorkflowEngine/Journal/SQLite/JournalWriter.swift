/// Writes queued transactions on a thread outside the pool.
///
/// One of the waiting callers writes for all. While it writes a batch, the next batch gathers. So
/// more callers share a sync when there are more of them.
actor JournalWriter {
  private let queue = JournalQueue()
  private let store: JournalStore

  init(_ store: JournalStore) { self.store = store }

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    // The actor owns its queue and outlives its jobs.
    unsafe queue.asUnownedSerialExecutor()
  }

  /// Waits until every event up to a sequence number is on disk.
  ///
  /// - Throws: The error that made the journal fail.
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

  /// Waits briefly for recently answered callers, which probably have their next transaction ready.
  ///
  /// The wait costs some microseconds. Without it, the latecomers would delay everybody by one more
  /// sync. A single caller does not wait.
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

  /// The maximum number of consecutive waits that find no new transaction.
  private static let idleLimit = 2

  /// Yields once on the pool, then returns to the journal's thread.
  @concurrent private static func goAround() async { await Task.yield() }
}
