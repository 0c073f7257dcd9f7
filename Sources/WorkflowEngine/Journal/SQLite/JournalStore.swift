internal import Synchronization

/// What a journal has in memory and on disk, behind two locks: who appends never waits for the disk.
final class JournalStore: Sendable {
  /// What somebody who waited is told.
  enum Turn: Sendable {
    /// What it waited for is on disk, and so is what these waited for, whom it tells.
    case durable(ArraySlice<Waiter>)

    /// Nobody writes: it is its turn to write for all who wait.
    case write
  }

  /// Somebody who waits.
  struct Waiter: Sendable {
    let sequence: Int
    let continuation: CheckedContinuation<Turn, any Error>
  }

  private struct Waiting {
    var transactions: [PendingTransaction] = []
    var snapshots: SnapshotSchedule
    /// How many callers there were at the last batch: those it answered, and those who waited still.
    var callers = 0
    /// Whether somebody writes, or is about to.
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
    // What was found may be in the system's memory alone, if its writer was killed before it could sync.
    // It is brought to the disk before the first answer.
    durable = Synchronization.Atomic(0)
    let (last, bytes) = database.lastSnapshot
    let snapshots = SnapshotSchedule(every: snapshotInterval, last: last, bytes: bytes)
    waiting = Mutex(Waiting(snapshots: snapshots))
    file = Mutex(File(database: database, failure: nil))
  }

  /// Takes a transaction in, to be written with the next batch.
  func append(_ records: [EngineRecord], leadingTo state: EngineModel.State) {
    let transaction = records[0].transaction
    let isTaken = waiting.withLock { waiting in
      guard !waiting.snapshots.isDue(after: transaction) else { return false }
      waiting.transactions.append(PendingTransaction(records: records, snapshot: nil))
      return true
    }
    guard !isTaken else { return }
    // The state is turned into bytes here, in the ledger's step: it must not be kept.
    var writer = ByteWriter()
    writer.write(state)
    let pending = PendingTransaction(records: records, snapshot: writer.bytes)
    waiting.withLock { waiting in
      waiting.snapshots.note(after: transaction, bytes: writer.bytes.count)
      waiting.transactions.append(pending)
    }
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

  /// How many transactions wait to be written, and for how many there were callers a moment ago.
  var gathered: (count: Int, expected: Int) {
    waiting.withLock { ($0.transactions.count, $0.callers) }
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
      // They and the one who wrote.
      waiting.callers = waiting.waiters.count + 1
      let served = waiting.waiters.filter { isDurable(through: $0.sequence) }
      waiting.waiters.removeAll { isDurable(through: $0.sequence) }
      // Whoever came first of the others writes for them.
      let next = waiting.waiters.isEmpty ? nil : waiting.waiters.removeFirst()
      waiting.hasWriter = next != nil
      return (served, next)
    }
    // One is told here, for each that is told may cost a wake-up, and the writer has to go on.
    served.first?.continuation.resume(returning: .durable(served.dropFirst()))
    next?.continuation.resume(returning: .write)
  }

  /// Tells some who waited that it is on disk: two of them, who each tell half of the others.
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
