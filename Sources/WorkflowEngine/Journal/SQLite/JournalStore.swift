internal import Synchronization

/// The queue and the file of a journal, behind two locks, so that appending never waits for the
/// disk.
final class JournalStore: Sendable {
  /// The result of waiting for a turn.
  enum Turn: Sendable {
    /// The caller's events are on disk. So are those of these waiters, whom the caller resumes.
    case durable(ArraySlice<Waiter>)

    /// Nobody is writing: the caller writes for all waiters.
    case write
  }

  /// A suspended caller.
  struct Waiter: Sendable {
    let sequence: Int
    let continuation: CheckedContinuation<Turn, any Error>
  }

  private struct Waiting {
    var transactions: [PendingTransaction] = []
    var snapshots: SnapshotSchedule
    /// The callers of the last batch: those it answered plus those still waiting.
    var callers = 0
    /// Whether a caller is writing or is about to.
    var hasWriter = false
    var waiters: [Waiter] = []
  }

  private struct File: ~Copyable {
    var database: JournalFile?
    var failure: (any Error)?
  }

  let path: String
  private let waiting: Mutex<Waiting>
  private let file: Mutex<File>
  private let durable: Synchronization.Atomic<Int>
  private let written = Synchronization.Atomic<Int>(0)

  init(
    _ path: String,
    snapshotInterval: Int?,
    storage: JournalStorage
  ) throws(SQLiteJournalError) {
    let database = try JournalFile(path, storage)
    self.path = path
    // The existing content may be only in the system's cache, if its writer was killed before a
    // sync. The first write makes it durable.
    durable = Synchronization.Atomic(0)
    let (last, bytes) = database.lastSnapshot
    let snapshots = SnapshotSchedule(every: snapshotInterval, last: last, bytes: bytes)
    waiting = Mutex(Waiting(snapshots: snapshots))
    file = Mutex(File(database: database, failure: nil))
  }

  /// Queues a transaction for the next batch.
  func append(_ records: [EngineRecord], leadingTo state: EngineModel.State) {
    let transaction = records[0].transaction
    let isTaken = waiting.withLock { waiting in
      guard !waiting.snapshots.isDue(after: transaction) else { return false }
      waiting.transactions.append(PendingTransaction(records: records, snapshot: nil))
      return true
    }
    guard !isTaken else { return }
    // Encode the state here, within the ledger's step, because it must not be kept.
    var writer = ByteWriter()
    writer.write(state)
    let pending = PendingTransaction(records: records, snapshot: writer.bytes)
    waiting.withLock { waiting in
      waiting.snapshots.note(after: transaction, bytes: writer.bytes.count)
      waiting.transactions.append(pending)
    }
  }

  /// Whether every event up to a sequence number is already durable.
  func isDurable(through sequence: Int) -> Bool { durable.load(ordering: .acquiring) >= sequence }

  /// The number of batches written since opening.
  var batches: Int { written.load(ordering: .relaxed) }

  /// Waits until events are on disk, or until it is the caller's turn to write.
  ///
  /// - Throws: The error that made the journal fail.
  func turn(through sequence: Int) async throws -> Turn {
    try await withCheckedThrowingContinuation { continuation in
      let turn: Turn? = waiting.withLock { waiting in
        if isDurable(through: sequence) { return .durable([]) }
        guard waiting.hasWriter else {
          waiting.hasWriter = true
          return .write
        }
        waiting.waiters.append(Waiter(sequence: sequence, continuation: continuation))
        return nil
      }
      if let turn { continuation.resume(returning: turn) }
    }
  }

  /// The number of queued transactions, and the number of recent callers.
  var gathered: (count: Int, expected: Int) {
    waiting.withLock { ($0.transactions.count, $0.callers) }
  }

  /// Writes all queued transactions and resumes their waiters; only for the caller whose turn it
  /// is.
  ///
  /// - Throws: The error that made the journal fail; it fails for good.
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
      // Waiters plus the writer.
      waiting.callers = waiting.waiters.count + 1
      let served = waiting.waiters.filter { isDurable(through: $0.sequence) }
      waiting.waiters.removeAll { isDurable(through: $0.sequence) }
      // The first remaining waiter writes for the others.
      let next = waiting.waiters.isEmpty ? nil : waiting.waiters.removeFirst()
      waiting.hasWriter = next != nil
      return (served, next)
    }
    // Resume one waiter; it resumes the rest, so the writer is not delayed.
    served.first?.continuation.resume(returning: .durable(served.dropFirst()))
    next?.continuation.resume(returning: .write)
  }

  /// Resumes two waiters, each of which resumes half of the others.
  func tell(_ waiters: ArraySlice<Waiter>) {
    let middle = waiters.startIndex + waiters.count / 2
    for half in [waiters[..<middle], waiters[middle...]] {
      half.first?.continuation.resume(returning: .durable(half.dropFirst()))
    }
  }

  private func writeBatch(to file: inout File) throws {
    if let failure = file.failure { throw failure }
    guard file.database != nil else { throw SQLiteJournalError.closed(path: path) }
    let batch = waiting.withLock { waiting in
      defer { waiting.transactions = [] }
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
  /// - Throws: Errors of the body, or ``SQLiteJournalError/closed(path:)``.
  func read<R: Sendable>(_ body: (JournalFile) throws -> R) throws -> R {
    try file.withLock { file in
      guard let database = file.database else { throw SQLiteJournalError.closed(path: path) }
      return try body(database)
    }
  }

  /// Closes the database, so that another engine can open it.
  func close() {
    file.withLock { $0.database = nil }
  }
}
