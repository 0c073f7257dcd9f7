internal import Synchronization

/// What a journal has in memory and on disk, behind two locks: who appends never waits for the disk.
final class JournalStore: Sendable {
  private struct Waiting {
    var transactions: [PendingTransaction] = []
    /// The last transaction that has a snapshot, or will have one.
    var snapshotted: Int
  }

  private struct File: ~Copyable {
    var database: JournalFile?
    var failure: (any Error)?
  }

  private let path: String
  private let snapshotInterval: Int
  private let waiting: Mutex<Waiting>
  private let file: Mutex<File>
  private let durable: Synchronization.Atomic<Int>
  private let written = Synchronization.Atomic<Int>(0)

  init(_ path: String, fileSystem: String?, snapshotInterval: Int) throws(SQLiteJournalError) {
    let database = try JournalFile(path, fileSystem: fileSystem)
    self.path = path
    self.snapshotInterval = snapshotInterval
    durable = Synchronization.Atomic(database.head.sequence)
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

  /// Writes everything that waits, unless somebody has done so since it was asked for.
  ///
  /// - Throws: What has made the journal fail; it fails for good.
  func write(through sequence: Int) throws {
    try file.withLock { file in
      if let failure = file.failure { throw failure }
      guard !isDurable(through: sequence) else { return }
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
