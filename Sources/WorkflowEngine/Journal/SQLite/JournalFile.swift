/// Reads and writes the database of a journal, on one thread at a time.
// Its only user, `JournalStore`, guards it with a lock. The compiler cannot see that, because
// readers pass closures.
final class JournalFile: @unchecked Sendable {
  private let path: String
  private let storage: JournalStorage
  private let connection: Connection
  private let insert: Statement
  private let advance: Statement
  private let keep: Statement
  private let forget: Statement
  private let index: Statement
  private var buffer = ByteWriter()

  /// The end of the journal: the last durable transaction.
  private(set) var head: JournalHead

  /// Opens a database, or creates one.
  ///
  /// - Throws: ``SQLiteJournalError``.
  init(_ path: String, _ storage: JournalStorage) throws(SQLiteJournalError) {
    self.path = path
    self.storage = storage
    connection = try JournalOpening(path: path, storage: storage).open()
    do throws(SQLiteError) {
      insert = try Statement("INSERT INTO transactions VALUES (?, ?, ?, ?, ?, ?)", on: connection)
      advance = try Statement(
        "UPDATE head SET sequence = ?, number = ?, checksum = ? WHERE id = 1",
        on: connection
      )
      keep = try Statement("INSERT INTO snapshots VALUES (?, ?, ?, ?, ?, ?)", on: connection)
      forget = try Statement("DELETE FROM snapshots WHERE sequence < ?", on: connection)
      index = try Statement("INSERT INTO search (rowid, text) VALUES (?, ?)", on: connection)
      head = try JournalHead(on: connection)
      let last = try Statement(
        "SELECT number, length(state) FROM snapshots ORDER BY sequence DESC LIMIT 1",
        on: connection
      )
      defer { last.reset() }
      lastSnapshot = try last.step() ? (last.integer(0), last.integer(1)) : (0, 0)
    } catch {
      throw SQLiteJournalError(error, path: path)
    }
  }

  /// The last snapshot at the time of opening: its transaction and its size in bytes.
  let lastSnapshot: (transaction: Int, bytes: Int)

  // Whether the content found at opening is known to be on the disk.
  private var isSettled = false

  /// Writes transactions, with their snapshots, in one database transaction.
  ///
  /// When it returns, they and all earlier transactions are on the disk.
  ///
  /// - Throws: ``SQLiteError``; then nothing was written.
  func write(_ transactions: [PendingTransaction]) throws {
    if !isSettled { try settle() }
    var next = head
    let snapshot = transactions.lastIndex { $0.snapshot != nil }
    try connection.execute(storage.begin)
    do {
      for (position, transaction) in transactions.enumerated() {
        try write(transaction.records, &next)
        // If several snapshots are due at once, the newest is enough.
        if position == snapshot, let state = transaction.snapshot {
          try write(state, next, time: transaction.records[0].time)
        }
      }
      advance.bind(next.sequence, at: 1)
      advance.bind(next.transaction, at: 2)
      advance.bind(Int(bitPattern: UInt(next.checksum)), at: 3)
      try advance.run()
      try connection.execute(storage.commit)
    } catch {
      // After some failures SQLite has already rolled back; then this fails harmlessly.
      try? connection.execute("ROLLBACK")
      throw error
    }
    head = next
    // The engine writes, so the database is in order. From now on closing may merge the log into
    // one file.
    connection.leaveFilesAlone(false)
  }

  /// Makes sure that the content found at opening is on the disk.
  ///
  /// A sync is not enough: a failed sync may have dropped pages, so they are written again, into
  /// the database. The emptied log must be on the disk too, and only a transaction that writes
  /// something does that. Writing the same version number to the header is enough.
  private func settle() throws {
    try connection.execute(
      "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA user_version = \(JournalSchema.version);"
    )
    isSettled = true
  }

  private func write(_ records: [EngineRecord], _ head: inout JournalHead) throws {
    buffer.removeAll()
    for record in records { buffer.write(record.event) }
    let first = records[0]
    head.follow(
      first: first.sequence,
      count: records.count,
      transaction: first.transaction,
      time: first.time,
      buffer.bytes
    )
    insert.bind(first.sequence, at: 1)
    insert.bind(first.transaction, at: 2)
    insert.bind(records.count, at: 3)
    insert.bind(first.time, at: 4)
    insert.bind(buffer.bytes, at: 5)
    insert.bind(Int(bitPattern: UInt(head.checksum)), at: 6)
    try insert.run()
    for record in records {
      guard let text = storage.searchText(record.event) else { continue }
      index.bind(record.sequence, at: 1)
      index.bind(text, at: 2)
      try index.run()
    }
  }

  private func write(_ state: [UInt8], _ head: JournalHead, time: Int) throws {
    keep.bind(head.sequence, at: 1)
    keep.bind(head.transaction, at: 2)
    keep.bind(time, at: 3)
    keep.bind(Int(bitPattern: UInt(head.checksum)), at: 4)
    keep.bind(state, at: 5)
    keep.bind(Int(bitPattern: UInt(checksum(of: state, head, time: time))), at: 6)
    try keep.run()
    forget.bind(head.sequence, at: 1)
    try forget.run()
  }

  private func checksum(of state: [UInt8], _ head: JournalHead, time: Int) -> UInt64 {
    var check = CyclicCheck()
    check.take(head.checksum)
    check.take(head.sequence, head.transaction, time)
    check.take(state)
    return check.value
  }

  /// The newest snapshot.
  ///
  /// - Throws: ``SQLiteJournalError`` if it is damaged.
  func snapshot() throws -> Snapshot<EngineModel>? {
    let query = try Statement(
      """
      SELECT sequence, number, time, chain, state, checksum FROM snapshots \
      ORDER BY sequence DESC LIMIT 1
      """,
      on: connection
    )
    defer { query.reset() }
    guard try query.step() else { return nil }
    let head = JournalHead(
      sequence: query.integer(0),
      transaction: query.integer(1),
      checksum: UInt64(bitPattern: Int64(query.integer(3)))
    )
    let (time, bytes) = (query.integer(2), query.bytes(4))
    let found = UInt64(bitPattern: Int64(query.integer(5)))
    guard checksum(of: bytes, head, time: time) == found else {
      throw SQLiteJournalError.damaged(path: path, reason: "the checksum of its snapshot is wrong")
    }
    var reader = ByteReader(bytes)
    do {
      let state = try reader.read(EngineModel.State.self)
      guard reader.isAtEnd else { throw reader.invalid("end") }
      return Snapshot<EngineModel>(
        state: state,
        sequence: head.sequence,
        transaction: head.transaction,
        time: time
      )
    } catch {
      throw SQLiteJournalError.damaged(path: path, reason: "its snapshot has \(error)")
    }
  }

  /// The chain position of the newest snapshot.
  ///
  /// It is not checked here, because a wrong position shows at the next transaction.
  ///
  /// - Throws: ``SQLiteError``.
  func snapshotPlace() throws -> JournalHead? {
    let query = try Statement(
      "SELECT sequence, number, chain FROM snapshots ORDER BY sequence DESC LIMIT 1",
      on: connection
    )
    defer { query.reset() }
    guard try query.step() else { return nil }
    return JournalHead(
      sequence: query.integer(0),
      transaction: query.integer(1),
      checksum: UInt64(bitPattern: Int64(query.integer(2)))
    )
  }

  /// Finds the chain position before the transaction of an event.
  ///
  /// It trusts the checksum in the preceding row.
  ///
  /// - Throws: ``SQLiteError``.
  func place(of sequence: Int) throws(SQLiteError) -> JournalHead {
    let query = try Statement(
      """
      SELECT sequence + count - 1, number, checksum FROM transactions WHERE sequence < \
      (SELECT max(sequence) FROM transactions WHERE sequence <= ?) ORDER BY sequence DESC LIMIT 1
      """,
      on: connection
    )
    defer { query.reset() }
    query.bind(sequence, at: 1)
    guard try query.step() else { return JournalHead() }
    return JournalHead(
      sequence: query.integer(0),
      transaction: query.integer(1),
      checksum: UInt64(bitPattern: Int64(query.integer(2)))
    )
  }

  /// Reads the transactions after a chain position, up to the one that contains a number, or the
  /// last.
  ///
  /// - Throws: Errors of `take`, or ``SQLiteJournalError`` if something is damaged or missing.
  func read(
    from start: JournalHead,
    through last: Int = .max,
    _ take: (EngineRecord) throws -> Void
  ) throws {
    let query = try Statement(
      """
      SELECT sequence, number, count, time, events, checksum FROM transactions \
      WHERE sequence > ? ORDER BY sequence
      """,
      on: connection
    )
    defer { query.reset() }
    query.bind(start.sequence, at: 1)
    var place = start
    while try query.step() {
      let (first, number, count) = (query.integer(0), query.integer(1), query.integer(2))
      let (time, bytes) = (query.integer(3), query.bytes(4))
      guard first == place.sequence + 1, number == place.transaction + 1, count > 0 else {
        throw damage("transaction \(place.transaction + 1) is not at its position")
      }
      place.follow(first: first, count: count, transaction: number, time: time, bytes)
      guard place.checksum == UInt64(bitPattern: Int64(query.integer(5))) else {
        throw damage("the checksum of transaction \(number) is wrong")
      }
      var reader = ByteReader(bytes)
      for offset in 0..<count {
        let event: EngineModel.Event
        do { event = try reader.read() } catch {
          throw damage("transaction \(number) has \(error)")
        }
        let sequence = first + offset
        guard sequence <= last else { return }
        try take(
          EngineRecord(sequence: sequence, transaction: number, time: time, event: event)
        )
      }
      guard reader.isAtEnd else { throw damage("transaction \(number) is too long") }
      if place.sequence >= last { return }
    }
    guard place == head else { throw damage("the last transactions are missing") }
  }

  /// Searches the texts of events, the newest first.
  ///
  /// - Throws: ``SQLiteError``.
  func search(_ words: SearchQuery, limit: Int) throws(SQLiteError) -> SearchResult {
    let query = try Statement(
      "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?",
      on: connection
    )
    defer { query.reset() }
    query.bind(words.match, at: 1)
    // One more than requested shows whether there are more.
    let limit = min(max(limit, 0), Int(Int32.max))
    query.bind(limit + 1, at: 2)
    var found: [Int] = []
    while try query.step() { found.append(query.integer(0)) }
    return SearchResult(sequences: Array(found.prefix(limit)), isTruncated: found.count > limit)
  }

  private func damage(_ reason: String) -> SQLiteJournalError {
    .damaged(path: path, reason: reason)
  }
}
