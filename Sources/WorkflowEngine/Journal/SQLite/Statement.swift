internal import CSQLite

/// A statement that is compiled once and run many times.
// Unsafe inside: the handle is a pointer, valid until `deinit` because the connection is kept too.
@safe package final class Statement {
  private let handle: OpaquePointer
  private let connection: Connection

  /// Compiles a statement.
  ///
  /// - Parameters:
  ///   - text: One statement.
  ///   - connection: Where it runs.
  /// - Throws: ``SQLiteError`` when SQLite does not understand it.
  package init(_ text: String, on connection: Connection) throws(SQLiteError) {
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

  /// Sets a parameter, counted from 1.
  package func bind(_ value: Int, at parameter: Int32) {
    // The handle is valid, see above.
    unsafe _ = sqlite3_bind_int64(handle, parameter, Int64(value))
  }

  /// Sets a parameter, counted from 1, to a text, which is copied.
  package func bind(_ text: String, at parameter: Int32) {
    var text = text
    text.withUTF8 { bytes in
      // The bytes are copied within the call; an empty text has no address of its own.
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        if let address = characters.baseAddress {
          unsafe _ = csqlite_bind_text(handle, parameter, address, Int32(characters.count))
        } else {
          unsafe _ = csqlite_bind_text(handle, parameter, "", 0)
        }
      }
    }
  }

  /// Sets a parameter, counted from 1, to bytes, which are copied.
  package func bind(_ bytes: [UInt8], at parameter: Int32) {
    // The bytes are copied within the call; no bytes have no address, and are an empty value.
    unsafe bytes.withUnsafeBytes { raw in
      if let address = raw.baseAddress {
        unsafe _ = csqlite_bind_blob(handle, parameter, address, Int32(raw.count))
      } else {
        unsafe _ = csqlite_bind_blob(handle, parameter, "", 0)
      }
    }
  }

  /// Runs to the next row.
  ///
  /// - Returns: Whether there is one; when not, the statement is ready to run again.
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

  /// Runs to the end, for a statement without rows.
  ///
  /// - Throws: ``SQLiteError``.
  package func run() throws(SQLiteError) {
    while try step() {}
  }

  /// An integer of the row; columns are counted from 0.
  package func integer(_ column: Int32) -> Int {
    // The handle is valid, see above.
    unsafe Int(sqlite3_column_int64(handle, column))
  }

  /// A text of the row; columns are counted from 0.
  ///
  /// What is not UTF-8 is repaired.
  package func text(_ column: Int32) -> String {
    // The bytes are SQLite's own until the next step, and are copied here.
    guard let bytes = unsafe sqlite3_column_text(handle, column) else { return "" }
    return unsafe String(cString: bytes)
  }

  /// Bytes of the row; columns are counted from 0.
  package func bytes(_ column: Int32) -> [UInt8] {
    // The bytes are SQLite's own until the next step, and are copied here.
    guard let start = unsafe sqlite3_column_blob(handle, column) else { return [] }
    let count = unsafe Int(sqlite3_column_bytes(handle, column))
    return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }

  /// Leaves the rows that were not asked for.
  package func reset() {
    // The handle is valid, see above; the result repeats that of the last step.
    unsafe _ = sqlite3_reset(handle)
  }
}
