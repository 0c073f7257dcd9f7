import CSQLite

/// What SQLite says went wrong.
struct SQLiteError: Error, CustomStringConvertible {
  let result: Int32
  let message: String

  /// Takes what a connection says of its last call.
  ///
  /// - Parameters:
  ///   - result: What the call returned.
  ///   - connection: The connection; nil when there is none.
  init(_ result: Int32, on connection: OpaquePointer?) {
    self.result = result
    if let connection = unsafe connection {
      // The text is SQLite's own until its next call, and is copied here; so is the one below.
      message = unsafe String(cString: sqlite3_errmsg(connection))
    } else {
      message = unsafe String(cString: sqlite3_errstr(result))
    }
  }

  var description: String { "SQLite: \(message) (\(result))" }
}
