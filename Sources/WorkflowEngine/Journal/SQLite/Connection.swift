internal import CSQLite

/// A connection to a database, for one thread at a time.
// Unsafe inside: the handle is a pointer that is valid until `deinit`.
@safe package final class Connection {
  /// Valid only while the connection exists.
  @unsafe let handle: OpaquePointer

  /// The version of the SQLite library, such as `3.40.1`.
  // A constant string of the library.
  package static var version: String { unsafe String(cString: sqlite3_libversion()) }

  /// Opens a database.
  ///
  /// - Parameters:
  ///   - path: Its file, or `:memory:` for a database that ends with the connection.
  ///   - creates: Whether to create the file if it does not exist.
  ///   - fileSystem: The name of the SQLite VFS; `nil` for the default.
  /// - Throws: ``SQLiteError``.
  package init(_ path: String, creates: Bool, fileSystem: String? = nil) throws(SQLiteError) {
    var handle: OpaquePointer?
    let flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (creates ? SQLITE_OPEN_CREATE : 0)
    // The pointers are used only during the call.
    let result = unsafe sqlite3_open_v2(path, &handle, flags, fileSystem)
    guard result == SQLITE_OK, let handle = unsafe handle else {
      // A connection that failed to open must still be closed, after its error was read.
      let error = unsafe SQLiteError(result, on: handle)
      unsafe _ = sqlite3_close_v2(handle)
      throw error
    }
    unsafe self.handle = handle
  }

  // Each statement retains its connection, so no statement is left here.
  deinit { unsafe _ = sqlite3_close_v2(handle) }

  /// Whether the database is read-only although writing was requested.
  package var isReadOnly: Bool {
    // The handle is valid, see above; the name is used only during the call.
    unsafe sqlite3_db_readonly(handle, "main") == 1
  }

  /// Executes statements once.
  ///
  /// - Parameter text: Statements, separated by semicolons.
  /// - Throws: ``SQLiteError``.
  package func execute(_ text: String) throws(SQLiteError) {
    // The text is used only during the call.
    let result = unsafe sqlite3_exec(handle, text, nil, nil, nil)
    guard result == SQLITE_OK else { throw unsafe SQLiteError(result, on: handle) }
  }

  /// Executes a statement and returns its single value.
  ///
  /// - Parameter text: A statement with one row of one column, such as a pragma.
  /// - Returns: The value as text; `nil` if there is no row.
  /// - Throws: ``SQLiteError``.
  package func value(_ text: String) throws(SQLiteError) -> String? {
    let statement = try Statement(text, on: self)
    guard try statement.step() else { return nil }
    let value = statement.text(0)
    // A pragma that writes commits when it finishes, and may fail then.
    try statement.run()
    return value
  }

  /// Runs a body in one database transaction, which takes effect completely or not at all.
  ///
  /// - Parameter body: The body.
  /// - Returns: The result of the body.
  /// - Throws: Errors of the body, after a rollback, or ``SQLiteError``.
  package func transaction<R>(_ body: () throws -> R) throws -> R {
    try execute("BEGIN IMMEDIATE")
    do {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      // After some failures SQLite has already rolled back; then this fails harmlessly.
      try? execute("ROLLBACK")
      throw error
    }
  }

  /// Chooses whether closing the connection leaves the files unchanged.
  ///
  /// By default the last connection moves the write-ahead log into the database and deletes it.
  package func leaveFilesAlone(_ leaves: Bool) {
    // The handle is valid, see above.
    unsafe _ = csqlite_keep_log(handle, leaves ? 1 : 0)
  }
}
