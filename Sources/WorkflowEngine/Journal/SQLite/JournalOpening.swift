internal import CSQLite
internal import Foundation

/// Opens the database of a journal, or makes it; says what is wrong without changing anything.
struct JournalOpening {
  let path: String
  let storage: JournalStorage

  /// Opens the database for one engine alone.
  ///
  /// - Throws: ``SQLiteJournalError``.
  func open() throws(SQLiteJournalError) -> Connection {
    // Whose a file is, is looked up before SQLite touches it, where the file can be seen.
    if storage.fileSystem == nil { try checkHeader() }
    do throws(SQLiteError) {
      let connection = try Connection(path, creates: true, fileSystem: storage.fileSystem)
      guard !connection.isReadOnly else {
        throw SQLiteError(SQLITE_READONLY, "it can only be read")
      }
      // Until everything is found in order, nothing may be moved out of the write-ahead log.
      connection.leaveFilesAlone(true)
      try connection.execute("PRAGMA locking_mode = EXCLUSIVE; PRAGMA busy_timeout = 0;")
      // A file with pages that lists no tables is damaged, not new.
      if try connection.value("PRAGMA page_count") == "0" { try make(on: connection) }
      // The first access takes the lock; with it nobody else can open the database. What was changed
      // behind the engine's back may claim to have no log: it is looked at before it gets one.
      let check = try connection.value("PRAGMA quick_check(1)") ?? "nothing"
      guard check == "ok" else { throw error(check) }
      let mode = try connection.value("PRAGMA journal_mode = WAL") ?? "none"
      guard mode == "wal" || path == ":memory:" else {
        throw SQLiteError(SQLITE_IOERR, "the journal mode stays '\(mode)'")
      }
      try connection.execute(
        """
        \(storage.synchronous); PRAGMA wal_autocheckpoint = \(storage.logPages); \
        BEGIN IMMEDIATE; COMMIT;
        """
      )
      return connection
    } catch {
      throw SQLiteJournalError(error, path: path)
    }
  }

  /// What a check has found: a page that is wrong, or that could not be read.
  private func error(_ check: String) -> SQLiteError {
    guard let code = check.firstMatch(of: /error code=(\d+)/).flatMap({ Int32($0.output.1) }) else {
      return SQLiteError(SQLITE_CORRUPT, check)
    }
    // No connection: the words are those for the code.
    return unsafe SQLiteError(code, on: nil)
  }

  /// Makes an empty journal, wholly or not at all.
  private func make(on connection: Connection) throws(SQLiteError) {
    try connection.execute("BEGIN EXCLUSIVE; \(JournalSchema.statements) COMMIT;")
  }

  /// Whether somebody was interrupted who was making the file.
  ///
  /// SQLite then puts back what was there before: nothing. It says so in the log beside the file, at the
  /// positions of the file format, section 3.
  private var isUnfinished: Bool {
    guard let log = FileHandle(forReadingAtPath: "\(path)-journal") else { return false }
    defer { try? log.close() }
    let header = [UInt8]((try? log.read(upToCount: 20)) ?? Data())
    let mark: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]
    return header.count == 20 && header.starts(with: mark) && number(in: header, at: 16) == 0
  }

  /// Looks at the first bytes of the file, where a database says whose it is.
  ///
  /// The positions are those of the SQLite file format, section 1.3.
  ///
  /// - Throws: ``SQLiteJournalError``.
  private func checkHeader() throws(SQLiteJournalError) {
    guard path != ":memory:", !isUnfinished else { return }
    guard let file = FileHandle(forReadingAtPath: path) else {
      guard FileManager.default.fileExists(atPath: path) else { return try checkLogIsEmpty() }
      throw .unreachable(path: path, reason: "it cannot be read")
    }
    defer { try? file.close() }
    let header: [UInt8]
    do { header = [UInt8](try file.read(upToCount: 100) ?? Data()) } catch {
      throw .unreachable(path: path, reason: "it cannot be read")
    }
    if header.isEmpty { return try checkLogIsEmpty() }
    guard header.count == 100, header.starts(with: "SQLite format 3\u{0}".utf8) else {
      throw .notADatabase(path: path)
    }
    guard number(in: header, at: 68) == JournalSchema.application else {
      throw .foreign(path: path)
    }
    let version = number(in: header, at: 60)
    guard version <= JournalSchema.version else {
      throw .newer(path: path, version: version, newestKnown: JournalSchema.version)
    }
  }

  /// Makes sure that nothing was written for a database that is gone: SQLite would delete it.
  ///
  /// - Throws: ``SQLiteJournalError``.
  private func checkLogIsEmpty() throws(SQLiteJournalError) {
    let attributes = try? FileManager.default.attributesOfItem(atPath: "\(path)-wal")
    guard let size = attributes?[.size] as? Int, size > 0 else { return }
    throw .damaged(path: path, reason: "it is empty, and there is a log of what was in it")
  }

  private func number(in header: [UInt8], at offset: Int) -> Int {
    header[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }
}
