internal import CSQLite

/// A prepared statement, compiled once and run many times.
// Unsafe inside: the handle is a pointer that is valid until `deinit`, because the connection is
// retained.
@safe package final class Statement {
  private let handle: OpaquePointer
  private let connection: Connection

  /// Compiles a statement.
  ///
  /// - Parameters:
  ///   - text: One statement.
  ///   - connection: The connection to run it on.
  /// - Throws: ``SQLiteError`` if the statement is malformed.
  package init(_ text: String, on connection: Connection) throws(SQLiteError) {
    var handle: OpaquePointer?
    let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
    // Both pointers are used only during the call.
    let result = unsafe sqlite3_prepare_v3(connection.handle, text, -1, flags, &handle, nil)
    guard result == SQLITE_OK, let handle = unsafe handle else {
      throw unsafe SQLiteError(result, on: connection.handle)
    }
    unsafe self.handle = handle
    self.connection = connection
  }

  // The statement is the only owner of its handle.
  deinit { unsafe _ = sqlite3_finalize(handle) }

  /// Binds an integer to a parameter, counted from 1.
  package func bind(_ value: Int, at parameter: Int32) {
    // The handle is valid, see above.
    unsafe _ = sqlite3_bind_int64(handle, parameter, Int64(value))
  }

  /// Binds a copy of a string to a parameter, counted from 1.
  package func bind(_ text: String, at parameter: Int32) {
    var text = text
    text.withUTF8 { bytes in
      // The call copies the bytes; an empty string has no address.
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        if let address = characters.baseAddress {
          unsafe _ = csqlite_bind_text(handle, parameter, address, Int32(characters.count))
        } else {
          unsafe _ = csqlite_bind_text(handle, parameter, "", 0)
        }
      }
    }
  }

  /// Binds a copy of bytes to a parameter, counted from 1.
  package func bind(_ bytes: [UInt8], at parameter: Int32) {
    // The call copies the bytes; an empty array has no address and binds an empty value.
    unsafe bytes.withUnsafeBytes { raw in
      if let address = raw.baseAddress {
        unsafe _ = csqlite_bind_blob(handle, parameter, address, Int32(raw.count))
      } else {
        unsafe _ = csqlite_bind_blob(handle, parameter, "", 0)
      }
    }
  }

  /// Advances to the next row.
  ///
  /// - Returns: Whether there is a row; if not, the statement can be run again.
  /// - Throws: ``SQLiteError``.
  package func step() throws(SQLiteError) -> Bool {
    // The handle is valid, see above.
    let result = unsafe sqlite3_step(handle)
    if result == SQLITE_ROW { return true }
    let error: SQLiteError? =
      result == SQLITE_DONE ? nil : unsafe SQLiteError(result, on: connection.handle)
    reset()
    if let error { throw error }
    return false
  }

  /// Runs a statement without rows to its end.
  ///
  /// - Throws: ``SQLiteError``.
  package func run() throws(SQLiteError) {
    while try step() {}
  }

  /// An integer of the row, by column from 0.
  package func integer(_ column: Int32) -> Int {
    // The handle is valid, see above.
    unsafe Int(sqlite3_column_int64(handle, column))
  }

  /// A string of the row, by column from 0.
  ///
  /// Invalid UTF-8 is repaired.
  package func text(_ column: Int32) -> String {
    // SQLite owns the bytes until the next step, so they are copied here.
    guard let bytes = unsafe sqlite3_column_text(handle, column) else { return "" }
    return unsafe String(cString: bytes)
  }

  /// The bytes of a column of the row, from 0.
  package func bytes(_ column: Int32) -> [UInt8] {
    // SQLite owns the bytes until the next step, so they are copied here.
    guard let start = unsafe sqlite3_column_blob(handle, column) else { return [] }
    let count = unsafe Int(sqlite3_column_bytes(handle, column))
    return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }

  /// Discards the remaining rows.
  package func reset() {
    // The handle is valid, see above; the result only repeats that of the last step.
    unsafe _ = sqlite3_reset(handle)
  }
}
