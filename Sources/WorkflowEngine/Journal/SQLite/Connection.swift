internal import CSQLite

/// A connection to a database; used by one thread at a time.
// Unsafe inside: the handle is a pointer, valid until `deinit`.
@safe package final class Connection {
  /// Its user must keep the connection.
  @unsafe let handle: OpaquePointer

  /// The version of the library, such as `3.40.1`.
  // A constant text of the library.
  package static var version: String { unsafe String(cString: sqlite3_libversion()) }

  /// Opens a database.
  ///
  /// - Parameters:
  ///   - path: Its file, or `:memory:` for one that is gone with the connection.
  ///   - creates: Whether to make the file when there is none.
  ///   - fileSystem: The name of the layer that reaches files; `nil` for the system's own.
  /// - Throws: ``SQLiteError``.
  package init(_ path: String, creates: Bool, fileSystem: String? = nil) throws(SQLiteError) {
    var handle: OpaquePointer?
    let flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (creates ? SQLITE_OPEN_CREATE : 0)
    // The pointers are used within the call alone.
    let result = unsafe sqlite3_open_v2(path, &handle, flags, fileSystem)
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

  /// Whether the database can only be read, though more was asked for.
  package var isReadOnly: Bool {
    // The handle is valid, see above; the name is used within the call alone.
    unsafe sqlite3_db_readonly(handle, "main") == 1
  }

  /// Runs statements that are used once.
  ///
  /// - Parameter text: Statements with a semicolon between them.
  /// - Throws: ``SQLiteError``.
  package func execute(_ text: String) throws(SQLiteError) {
    // The text is used within the call alone.
    let result = unsafe sqlite3_exec(handle, text, nil, nil, nil)
    guard result == SQLITE_OK else { throw unsafe SQLiteError(result, on: handle) }
  }

  /// Asks for one value.
  ///
  /// - Parameter text: A statement with one row of one column, such as a pragma.
  /// - Returns: The value as text; `nil` when there is no row.
  /// - Throws: ``SQLiteError``.
  package func value(_ text: String) throws(SQLiteError) -> String? {
    let statement = try Statement(text, on: self)
    guard try statement.step() else { return nil }
    let value = statement.text(0)
    // A pragma that writes commits at its end, and may fail there.
    try statement.run()
    return value
  }

  /// Runs something in one transaction, which happens wholly or not at all.
  ///
  /// - Parameter body: What happens in it.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws, once everything is undone, or ``SQLiteError``.
  package func transaction<R>(_ body: () throws -> R) throws -> R {
    try execute("BEGIN IMMEDIATE")
    do {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      // After some failures SQLite has undone everything by itself, and this finds nothing to undo.
      try? execute("ROLLBACK")
      throw error
    }
  }

  /// Chooses whether the files are left as they are when the connection is closed.
  ///
  /// Otherwise the last connection moves the write-ahead log into the database and deletes it.
  package func leaveFilesAlone(_ leaves: Bool) {
    // The handle is valid, see above.
    unsafe _ = csqlite_keep_log(handle, leaves ? 1 : 0)
  }
}
