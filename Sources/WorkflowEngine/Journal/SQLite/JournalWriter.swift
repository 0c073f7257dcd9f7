/// Writes what waits, away from the pool of threads.
///
/// While one batch is written the next gathers, so that the more callers there are, the more of them
/// share a sync.
actor JournalWriter {
  private let queue = JournalQueue()
  private let store: JournalStore

  init(_ store: JournalStore) { self.store = store }

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    // The actor keeps its queue, and outlives its jobs.
    unsafe queue.asUnownedSerialExecutor()
  }

  /// Writes everything that waits, unless somebody has done so since it was asked for.
  ///
  /// - Throws: What has made the journal fail.
  func write(through sequence: Int) throws { try store.write(through: sequence) }
}
