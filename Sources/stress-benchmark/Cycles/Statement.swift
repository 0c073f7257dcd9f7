import CSQLite

/// A statement that is compiled once and run many times; all values are integers.
///
/// A thin cover: a call of it is a call of SQLite, without an allocation.
// Unsafe inside: the handle is a pointer, valid until `deinit` because the connection is kept too.
@safe final class Statement {
  private let handle: OpaquePointer
  private let connection: Connection

  /// Compiles a statement.
  ///
  /// - Parameters:
  ///   - text: One statement.
  ///   - connection: Where it runs.
  /// - Throws: `SQLiteError` when SQLite does not understand it.
  init(_ text: String, on connection: Connection) throws(SQLiteError) {
    var handle: OpaquePointer?
    let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
    // Both pointers are used within the call alone.
    let result = unsafe sqlite3_prepare_v3(connection.handle, text, -1, flags, &handle, nil)
    guard result == SQLITE_OK, let handle = unsafe handle else {
      throw unsafe SQLiteError(result, on: connection.handle)
    }
    unsafe self.handle = handle
    self.connection = connection
  }

  // The one owner lets go of it.
  deinit { unsafe _ = sqlite3_finalize(handle) }

  /// Sets a parameter, counted from 1; what is out of range shows as a wrong result of the statement.
  func bind(_ value: Int, at parameter: Int32) {
    // The handle is valid, see above.
    unsafe _ = sqlite3_bind_int64(handle, parameter, Int64(value))
  }

  /// Runs to the next row.
  ///
  /// - Returns: Whether there is one; when not, the statement is ready to run again.
  /// - Throws: `SQLiteError`.
  func step() throws(SQLiteError) -> Bool {
    // The handle is valid, see above.
    let result = unsafe sqlite3_step(handle)
    if result == SQLITE_ROW { return true }
    reset()
    guard result == SQLITE_DONE else { throw unsafe SQLiteError(result, on: connection.handle) }
    return false
  }

  /// Runs to the end, for a statement without rows.
  ///
  /// - Throws: `SQLiteError`.
  func run() throws(SQLiteError) {
    while try step() {}
  }

  /// Sets all parameters in their order, and runs to the end.
  ///
  /// - Parameter values: One for each parameter.
  /// - Throws: `SQLiteError`.
  func run<let count: Int>(_ values: InlineArray<count, Int>) throws(SQLiteError) {
    for index in values.indices { bind(values[index], at: Int32(index) + 1) }
    try run()
  }

  /// An integer of the row, counted from 0.
  subscript(column: Int32) -> Int {
    // The handle is valid, see above.
    unsafe Int(sqlite3_column_int64(handle, column))
  }

  /// Leaves the rows that were not asked for.
  func reset() {
    // The handle is valid, see above; the result repeats that of the last step.
    unsafe _ = sqlite3_reset(handle)
  }
}
