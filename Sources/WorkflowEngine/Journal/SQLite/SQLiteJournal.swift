/// A journal in a SQLite database: what it has acknowledged outlives a crash and a loss of power.
///
/// Transactions that wait are written together and synced once (write-ahead log, `synchronous=FULL`).
/// Now and then the whole state is kept beside them, in the same transaction of the database, so that
/// a recovery reads no more than the transactions since. One database belongs to one engine.
public final class SQLiteJournal: Journal {
  /// The least number of transactions between two snapshots, unless a journal is told otherwise.
  ///
  /// Where the state is large there are more, so that what snapshots cost a transaction has a bound that
  /// does not depend on the size of the state.
  public static let defaultSnapshotInterval: Int = 10_000

  private let store: JournalStore
  private let writer: JournalWriter

  /// Opens a journal, or makes one.
  ///
  /// - Parameters:
  ///   - path: The database's file; its folder must be there.
  ///   - snapshotInterval: The number of transactions between two snapshots, at least 1; `nil` for at
  ///     least ``defaultSnapshotInterval``, and more where the state is large.
  /// - Throws: ``SQLiteJournalError``; the file is left as it was.
  /// - Complexity: O(size of the database).
  public convenience init(
    _ path: String,
    snapshotInterval: Int? = nil
  ) throws(SQLiteJournalError) {
    try self.init(path, snapshotInterval: snapshotInterval, storage: JournalStorage())
  }

  /// Opens a journal whose storage is chosen.
  ///
  /// - Parameters:
  ///   - path: The database's file.
  ///   - snapshotInterval: The number of transactions between two snapshots.
  ///   - storage: How its files are reached and kept safe.
  /// - Throws: ``SQLiteJournalError``.
  package init(
    _ path: String,
    snapshotInterval: Int?,
    storage: JournalStorage
  ) throws(SQLiteJournalError) {
    store = try JournalStore(path, snapshotInterval: snapshotInterval, storage: storage)
    writer = JournalWriter(store)
  }

  /// The newest state that was kept whole.
  ///
  /// - Returns: The snapshot, or `nil` when there is none.
  /// - Throws: ``SQLiteJournalError`` when it is damaged.
  public func snapshot() throws -> Snapshot<EngineModel>? {
    try read { try $0.snapshot() }
  }

  /// Reads back what is durable, in order, and checks it on the way.
  ///
  /// - Parameters:
  ///   - sequence: The number of the last event that is not asked for.
  ///   - take: Called with each record.
  /// - Throws: What `take` throws, or ``SQLiteJournalError``.
  public func read(after sequence: Int, _ take: (EngineRecord) throws -> Void) throws {
    try read { file in
      // A chain of checksums can be entered where it begins, and at the snapshot.
      let start = try file.snapshotPlace()
      let place = start.flatMap { $0.sequence <= sequence ? $0 : nil } ?? JournalHead()
      try file.read(from: place) { if $0.sequence > sequence { try take($0) } }
    }
  }

  /// Reads back some of what is durable, in order, and checks that on the way.
  ///
  /// - Parameters:
  ///   - sequence: The number of the last event that is not asked for.
  ///   - last: The number of the last event that is.
  ///   - take: Called with each record.
  /// - Throws: What `take` throws, or ``SQLiteJournalError``.
  /// - Complexity: O(*n*), where *n* is the number of records that are read.
  public func read(
    after sequence: Int,
    through last: Int,
    _ take: (EngineRecord) throws -> Void
  ) throws {
    try read { file in
      try file.read(from: try file.place(of: sequence + 1), through: last) {
        if $0.sequence > sequence { try take($0) }
      }
    }
  }

  /// Reads, and names the database when SQLite cannot.
  private func read<R: Sendable>(_ body: (JournalFile) throws -> R) throws -> R {
    do { return try store.read(body) } catch let error as SQLiteError {
      throw SQLiteJournalError(error, path: store.path)
    }
  }

  /// Takes the records of one transaction, to be written with the next batch.
  ///
  /// - Parameters:
  ///   - records: The records of one transaction.
  ///   - state: The state that they have led to.
  public func append(_ records: [EngineRecord], leadingTo state: EngineModel.State) {
    store.append(records, leadingTo: state)
  }

  /// Waits until everything up to a sequence number is on disk.
  ///
  /// - Parameter sequence: The last number that must be durable.
  /// - Throws: When it could not be written; the journal then takes nothing more.
  public func durable(through sequence: Int) async throws {
    if store.isDurable(through: sequence) { return }
    try await writer.durable(through: sequence)
  }

  /// How many batches were written since it was opened: so many syncs its transactions have cost.
  package var batches: Int { store.batches }

  /// Finds events by the words in their texts: reasons, comments, names, artifacts and handoffs.
  ///
  /// - Parameters:
  ///   - words: Words that must all occur, or a query in the language of SQLite's FTS5.
  ///   - limit: How many to find at most; at least 0.
  /// - Returns: The numbers of the events, the newest first, and whether there are more.
  /// - Throws: When the query cannot be understood.
  public func search(_ words: String, limit: Int = 20) throws -> SearchResult {
    try read { try $0.search(words, limit: limit) }
  }

  /// Lets go of the database, so that another engine may open it; whoever waits is told so.
  public func close() { store.close() }
}
