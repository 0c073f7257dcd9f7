internal import Synchronization

/// What a journal has in memory and on disk, behind two locks: who appends never waits for the disk.
final class JournalStore: Sendable {
  /// What somebody who waited is told.
  enum Turn: Sendable {
    /// What it waited for is on disk.
    case durable

    /// Nobody writes: it is its turn to write for all who wait.
    case write
  }

  private struct Waiting {
    var transactions: [PendingTransaction] = []
    /// The last transaction that has a snapshot, or will have one.
    var snapshotted: Int
    /// How many transactions the last batch had.
    var lastBatch = 0
    /// Whether somebody writes, or is about to.
    var hasWriter = false
    var waiters: [(sequence: Int, continuation: CheckedContinuation<Turn, any Error>)] = []
  }

  private struct File: ~Copyable {
    var database: JournalFile?
    var failure: (any Error)?
  }

  let path: String
  private let snapshotInterval: Int
  private let waiting: Mutex<Waiting>
  private let file: Mutex<File>
  private let durable: Synchronization.Atomic<Int>
  private let written = Synchronization.Atomic<Int>(0)

  init(
    _ path: String,
    snapshotInterval: Int,
    storage: JournalStorage
  ) throws(SQLiteJournalError) {
    let database = try JournalFile(path, storage)
    self.path = path
    self.snapshotInterval = snapshotInterval
    // What was found may be in the system's memory alone, if its writer was killed before it could sync.
    // It is brought to the disk before the first answer.
    durable = Synchronization.Atomic(0)
    waiting = Mutex(Waiting(snapshotted: database.snapshotted))
    file = Mutex(File(database: database, failure: nil))
  }

  /// Takes a transaction in, to be written with the next batch.
  func append(_ records: [EngineRecord], leadingTo state: EngineModel.State) {
    let transaction = records[0].transaction
    // The state is turned into bytes here, in the ledger's step: it must not be kept.
    let isDue = waiting.withLock {
      guard transaction - $0.snapshotted >= snapshotInterval else { return false }
      $0.snapshotted = transaction
      return true
    }
    var snapshot: [UInt8]?
    if isDue {
      var writer = ByteWriter()
      writer.write(state)
      snapshot = writer.bytes
    }
    let pending = PendingTransaction(records: records, snapshot: snapshot)
    waiting.withLock { $0.transactions.append(pending) }
  }

  /// Whether everything up to a sequence number is durable already.
  func isDurable(through sequence: Int) -> Bool { durable.load(ordering: .acquiring) >= sequence }

  /// How many batches were written since it was opened.
  var batches: Int { written.load(ordering: .relaxed) }

  /// Waits until something is on disk, or until it is the caller's turn to write.
  ///
  /// - Throws: What has made the journal fail while the caller waited.
  func turn(through sequence: Int) async throws -> Turn {
    try await withCheckedThrowingContinuation { continuation in
      let turn: Turn? = waiting.withLock { waiting in
        if isDurable(through: sequence) { return .durable }
        guard waiting.hasWriter else {
          waiting.hasWriter = true
          return .write
        }
        waiting.waiters.append((sequence, continuation))
        return nil
      }
      if let turn { continuation.resume(returning: turn) }
    }
  }

  /// How many transactions wait to be written; nil when none beside the one of a lone caller is likely.
  var gathered: Int? {
    waiting.withLock { $0.lastBatch > 1 || $0.transactions.count > 1 ? $0.transactions.count : nil }
  }

  /// Writes everything that waits, and tells those who waited for it; by whose turn it is alone.
  ///
  /// - Throws: What has made the journal fail; it fails for good.
  func write() throws {
    do {
      try file.withLock { try writeBatch(to: &$0) }
    } catch {
      let waiters = waiting.withLock { waiting in
        defer { waiting.waiters = [] }
        waiting.hasWriter = false
        return waiting.waiters
      }
      for waiter in waiters { waiter.continuation.resume(throwing: error) }
      throw error
    }
    let (served, next) = waiting.withLock { waiting in
      let served = waiting.waiters.filter { isDurable(through: $0.sequence) }
      waiting.waiters.removeAll { isDurable(through: $0.sequence) }
      // Whoever came first of the others writes for them.
      let next = waiting.waiters.isEmpty ? nil : waiting.waiters.removeFirst()
      waiting.hasWriter = next != nil
      return (served, next)
    }
    for waiter in served { waiter.continuation.resume(returning: .durable) }
    next?.continuation.resume(returning: .write)
  }

  private func writeBatch(to file: inout File) throws {
    if let failure = file.failure { throw failure }
    guard file.database != nil else { throw SQLiteJournalError.closed(path: path) }
    let batch = waiting.withLock { waiting in
      defer { waiting.transactions = [] }
      waiting.lastBatch = waiting.transactions.count
      return waiting.transactions
    }
    do {
      try file.database?.write(batch)
    } catch {
      file.failure = error
      throw error
    }
    written.add(1, ordering: .relaxed)
    durable.store(file.database?.head.sequence ?? 0, ordering: .releasing)
  }

  /// Reads from the database.
  ///
  /// - Throws: What the body throws, or ``SQLiteJournalError/closed(path:)``.
  func read<R: Sendable>(_ body: (JournalFile) throws -> R) throws -> R {
    try file.withLock { file in
      guard let database = file.database else { throw SQLiteJournalError.closed(path: path) }
      return try body(database)
    }
  }

  /// Lets go of the database, so that another engine may open it.
  func close() {
    file.withLock { $0.database = nil }
  }
}
