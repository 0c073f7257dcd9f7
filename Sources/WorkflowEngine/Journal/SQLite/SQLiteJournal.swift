/// A journal in a SQLite database: acknowledged transactions survive a crash and a power loss.
///
/// All waiting transactions are written together and synced once (write-ahead log,
/// `synchronous=FULL`). From time to time the same database transaction also stores a snapshot of
/// the whole state, so a recovery reads only the transactions after it. One database belongs to one
/// engine.
public final class SQLiteJournal: Journal {
  /// The default minimum number of transactions between two snapshots.
  ///
  /// A large state has more transactions between snapshots. So the cost of snapshots per
  /// transaction has a bound that does not depend on the size of the state.
  public static let defaultSnapshotInterval: Int = 10_000

  private let store: JournalStore
  private let writer: JournalWriter

  /// Opens a journal, or creates one.
  ///
  /// - Parameters:
  ///   - path: The database's file; its folder must exist.
  ///   - snapshotInterval: The number of transactions between two snapshots, at least 1; `nil` for
  ///     at least ``defaultSnapshotInterval``, and more for a large state.
  /// - Throws: ``SQLiteJournalError``; the file is unchanged.
  /// - Complexity: O(size of the database).
  public convenience init(
    _ path: String,
    snapshotInterval: Int? = nil
  ) throws(SQLiteJournalError) {
    try self.init(path, snapshotInterval: snapshotInterval, storage: JournalStorage())
  }

  /// Opens a journal with a given storage.
  ///
  /// - Parameters:
  ///   - path: The database's file.
  ///   - snapshotInterval: The number of transactions between two snapshots.
  ///   - storage: The file system and the durability settings.
  /// - Throws: ``SQLiteJournalError``.
  package init(
    _ path: String,
    snapshotInterval: Int?,
    storage: JournalStorage
  ) throws(SQLiteJournalError) {
    store = try JournalStore(path, snapshotInterval: snapshotInterval, storage: storage)
    writer = JournalWriter(store)
  }

  /// The newest snapshot.
  ///
  /// - Returns: The snapshot, or `nil` if there is none.
  /// - Throws: ``SQLiteJournalError`` if it is damaged.
  public func snapshot() throws -> Snapshot<EngineModel>? {
    try read { try $0.snapshot() }
  }

  /// Reads the durable records, in order, and verifies them.
  ///
  /// - Parameters:
  ///   - sequence: The records after this number are read; 0 for all records.
  ///   - take: Called with each record.
  /// - Throws: Errors of `take`, or ``SQLiteJournalError``.
  public func read(after sequence: Int, _ take: (EngineRecord) throws -> Void) throws {
    try read { file in
      // The chain of checksums can be entered only at its start and at the snapshot.
      let start = try file.snapshotPlace()
      let place = start.flatMap { $0.sequence <= sequence ? $0 : nil } ?? JournalHead()
      try file.read(from: place) { if $0.sequence > sequence { try take($0) } }
    }
  }

  /// Reads a range of the durable records, in order, and verifies them.
  ///
  /// - Parameters:
  ///   - sequence: The number before the first record to read.
  ///   - last: The number of the last record to read.
  ///   - take: Called with each record.
  /// - Throws: Errors of `take`, or ``SQLiteJournalError``.
  /// - Complexity: O(*n*), where *n* is the number of records to read.
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

  /// Reads, and adds the database's path to an error of SQLite.
  private func read<R: Sendable>(_ body: (JournalFile) throws -> R) throws -> R {
    do { return try store.read(body) } catch let error as SQLiteError {
      throw SQLiteJournalError(error, path: store.path)
    }
  }

  /// Queues the records of one transaction for the next batch.
  ///
  /// - Parameters:
  ///   - records: The records of one transaction.
  ///   - state: The state after the transaction.
  public func append(_ records: [EngineRecord], leadingTo state: EngineModel.State) {
    store.append(records, leadingTo: state)
  }

  /// Waits until every event up to a sequence number is on disk.
  ///
  /// - Parameter sequence: The last number that must be durable.
  /// - Throws: If it could not be written; the journal then accepts nothing more.
  public func durable(through sequence: Int) async throws {
    if store.isDurable(through: sequence) { return }
    try await writer.durable(through: sequence)
  }

  /// The number of batches written since opening, which is the number of syncs.
  package var batches: Int { store.batches }

  /// Searches the texts of events: reasons, comments, names, artifacts and handoffs.
  ///
  /// - Parameters:
  ///   - words: Words that must all occur, separated by blanks; case and accents do not matter.
  ///   - limit: The maximum number of results; at least 0.
  /// - Returns: The numbers of the events, the newest first, and whether there are more.
  /// - Throws: ``SearchError`` for a query without words or with too many; ``SQLiteJournalError``.
  public func search(_ words: String, limit: Int = 20) throws -> SearchResult {
    let query = try SearchQuery(words)
    return try read { try $0.search(query, limit: limit) }
  }

  /// Closes the database, so that another engine can open it; waiting callers get an error.
  public func close() { store.close() }
}
