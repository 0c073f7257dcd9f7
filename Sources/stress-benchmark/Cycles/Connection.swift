import CSQLite

/// The one connection of a database in memory.
// Unsafe inside: the handle is a pointer, valid until `deinit`.
@safe final class Connection {
  /// Its user must keep the connection.
  @unsafe let handle: OpaquePointer

  /// The version of the library, such as `3.40.1`.
  // A constant text of the library.
  static var version: String { unsafe String(cString: sqlite3_libversion()) }

  // Once, before the first connection: a lock that nobody waits for would be a cost that no board needs.
  private static let isForOneThread = csqlite_use_one_thread() == SQLITE_OK

  /// Opens a new database, without locks: one thread at a time uses SQLite in this process.
  ///
  /// - Throws: `SQLiteError`.
  init() throws(SQLiteError) {
    precondition(Self.isForOneThread, "SQLite was in use before its first connection was made.")
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
    // Both pointers are used within the call alone.
    let result = unsafe sqlite3_open_v2(":memory:", &handle, flags, nil)
    guard result == SQLITE_OK, let handle = unsafe handle else {
      // One that was not opened must be closed too, once it has said why.
      let error = unsafe SQLiteError(result, on: handle)
      unsafe _ = sqlite3_close_v2(handle)
      throw error
    }
    unsafe self.handle = handle
  }

  // Statements keep their connection, so none is left.
  deinit { unsafe _ = sqlite3_close_v2(handle) }

  /// Runs statements that are used once.
  ///
  /// - Parameter text: Statements with a semicolon between them.
  /// - Throws: `SQLiteError`.
  func execute(_ text: String) throws(SQLiteError) {
    // The text is used within the call alone.
    let result = unsafe sqlite3_exec(handle, text, nil, nil, nil)
    guard result == SQLITE_OK else { throw unsafe SQLiteError(result, on: handle) }
  }

  /// Runs something in one transaction, which happens wholly or not at all.
  ///
  /// - Parameters:
  ///   - begin: Begins it.
  ///   - commit: Ends it.
  ///   - body: What happens in it.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws, once everything is undone, or `SQLiteError`.
  func transaction<R>(
    _ begin: Statement,
    _ commit: Statement,
    _ body: () throws -> R
  ) throws -> R {
    try begin.run()
    do {
      let result = try body()
      try commit.run()
      return result
    } catch {
      try execute("ROLLBACK")
      throw error
    }
  }
}
