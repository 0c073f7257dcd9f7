internal import CSQLite
internal import Foundation

/// Opens the database of a journal, or creates it; if something is wrong, it changes nothing.
struct JournalOpening {
  let path: String
  let storage: JournalStorage

  /// Opens the database for exclusive use by one engine.
  ///
  /// - Throws: ``SQLiteJournalError``.
  func open() throws(SQLiteJournalError) -> Connection {
    // Check the owner of the file before SQLite touches it. A custom file system has no such file.
    if storage.fileSystem == nil { try checkHeader() }
    do throws(SQLiteError) {
      let connection = try Connection(path, creates: true, fileSystem: storage.fileSystem)
      guard !connection.isReadOnly else {
        throw SQLiteError(SQLITE_READONLY, "it is read-only")
      }
      // Until all checks pass, nothing may move out of the write-ahead log.
      connection.leaveFilesAlone(true)
      try connection.execute("PRAGMA locking_mode = EXCLUSIVE; PRAGMA busy_timeout = 0;")
      // A file that has pages but no tables is damaged, not new.
      if try connection.value("PRAGMA page_count") == "0" { try make(on: connection) }
      // The first access takes the lock, which keeps other engines out. A database that was changed
      // from outside may claim to have no log, so it is checked before it gets one.
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

  /// The error for the result of a check: a page is wrong or could not be read.
  private func error(_ check: String) -> SQLiteError {
    guard let code = check.firstMatch(of: /error code=(\d+)/).flatMap({ Int32($0.output.1) }) else {
      return SQLiteError(SQLITE_CORRUPT, check)
    }
    // Without a connection, SQLite gives the generic text for the code.
    return unsafe SQLiteError(code, on: nil)
  }

  /// Creates an empty journal, completely or not at all.
  private func make(on connection: Connection) throws(SQLiteError) {
    try connection.execute("BEGIN EXCLUSIVE; \(JournalSchema.statements) COMMIT;")
  }

  /// Whether a process was interrupted while it created the file.
  ///
  /// SQLite then restores the earlier content, which is empty. The rollback log beside the file
  /// says so; see the SQLite file format, section 3.
  private var isUnfinished: Bool {
    guard let log = FileHandle(forReadingAtPath: "\(path)-journal") else { return false }
    defer { try? log.close() }
    let header = [UInt8]((try? log.read(upToCount: 20)) ?? Data())
    let mark: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]
    return header.count == 20 && header.starts(with: mark) && number(in: header, at: 16) == 0
  }

  /// Reads the header of the file, in which a database names its program.
  ///
  /// The offsets are from the SQLite file format, section 1.3.
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

  /// Refuses an empty database with a log: SQLite would delete the log.
  ///
  /// - Throws: ``SQLiteJournalError``.
  private func checkLogIsEmpty() throws(SQLiteJournalError) {
    let attributes = try? FileManager.default.attributesOfItem(atPath: "\(path)-wal")
    guard let size = attributes?[.size] as? Int, size > 0 else { return }
    throw .damaged(path: path, reason: "it is empty, but its write-ahead log is not")
  }

  private func number(in header: [UInt8], at offset: Int) -> Int {
    header[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }
}
