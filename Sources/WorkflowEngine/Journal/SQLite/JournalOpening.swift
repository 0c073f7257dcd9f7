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
      // Until everything is found in order, nothing may be moved out of the write-ahead log.
      connection.leaveFilesAlone()
      try connection.execute("PRAGMA locking_mode = EXCLUSIVE; PRAGMA busy_timeout = 0;")
      if try connection.value("SELECT count(*) FROM sqlite_schema") == "0" {
        try make(on: connection)
      }
      // The first access takes the lock; with it nobody else can open the database.
      _ = try connection.value("PRAGMA journal_mode = WAL")
      try connection.execute(
        """
        \(storage.synchronous); PRAGMA wal_autocheckpoint = \(storage.logPages); \
        BEGIN IMMEDIATE; COMMIT;
        """
      )
      let check = try connection.value("PRAGMA quick_check(1)") ?? "nothing"
      guard check == "ok" else { throw SQLiteError(SQLITE_CORRUPT, check) }
      return connection
    } catch {
      throw reason(for: error)
    }
  }

  /// Makes an empty journal, wholly or not at all.
  private func make(on connection: Connection) throws(SQLiteError) {
    try connection.execute("BEGIN EXCLUSIVE; \(JournalSchema.statements) COMMIT;")
  }

  /// Looks at the first bytes of the file, where a database says whose it is.
  ///
  /// The positions are those of the SQLite file format, section 1.3.
  ///
  /// - Throws: ``SQLiteJournalError``.
  private func checkHeader() throws(SQLiteJournalError) {
    guard path != ":memory:" else { return }
    guard let file = FileHandle(forReadingAtPath: path) else {
      guard FileManager.default.fileExists(atPath: path) else { return }
      throw .unreachable(path: path, reason: "it cannot be read")
    }
    defer { try? file.close() }
    let header: [UInt8]
    do { header = [UInt8](try file.read(upToCount: 100) ?? Data()) } catch {
      throw .unreachable(path: path, reason: "it cannot be read")
    }
    if header.isEmpty { return }
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
    guard FileManager.default.isWritableFile(atPath: path) else { throw .readOnly(path: path) }
  }

  private func number(in header: [UInt8], at offset: Int) -> Int {
    header[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  private func reason(for error: SQLiteError) -> SQLiteJournalError {
    switch error.primary {
    case SQLITE_BUSY, SQLITE_LOCKED: .inUse(path: path)
    case SQLITE_READONLY: .readOnly(path: path)
    case SQLITE_NOTADB: .notADatabase(path: path)
    case SQLITE_CANTOPEN, SQLITE_FULL, SQLITE_IOERR:
      .unreachable(path: path, reason: "\(error)")
    default: .damaged(path: path, reason: "\(error)")
    }
  }
}
