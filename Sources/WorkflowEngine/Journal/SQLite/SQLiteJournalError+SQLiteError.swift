internal import CSQLite

extension SQLiteJournalError {
  /// Converts an error of SQLite to an error about a database.
  ///
  /// - Parameters:
  ///   - error: The error of SQLite.
  ///   - path: The database's file.
  init(_ error: SQLiteError, path: String) {
    switch error.primary {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .inUse(path: path)
    case SQLITE_READONLY: self = .readOnly(path: path)
    case SQLITE_NOTADB: self = .notADatabase(path: path)
    case SQLITE_CANTOPEN, SQLITE_FULL, SQLITE_IOERR, SQLITE_NOMEM:
      self = .unreachable(path: path, reason: "\(error)")
    default: self = .damaged(path: path, reason: "\(error)")
    }
  }
}
