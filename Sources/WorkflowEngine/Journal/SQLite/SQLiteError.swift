internal import CSQLite

/// An error of SQLite.
package struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The extended result code.
  package let result: Int32

  /// The message of SQLite.
  package let message: String

  /// Creates an error for a failure that SQLite reported without an error code.
  ///
  /// - Parameters:
  ///   - result: The result code.
  ///   - message: The message.
  init(_ result: Int32, _ message: String) {
    self.result = result
    self.message = message
  }

  /// The primary result code.
  package var primary: Int32 { result & 0xFF }

  /// Creates an error from the last call on a connection.
  ///
  /// - Parameters:
  ///   - result: The result of the call.
  ///   - connection: The connection; `nil` if there is none.
  init(_ result: Int32, on connection: OpaquePointer?) {
    if let connection = unsafe connection {
      // SQLite owns both texts until its next call, so they are copied here.
      self.result = unsafe sqlite3_extended_errcode(connection)
      message = unsafe String(cString: sqlite3_errmsg(connection))
    } else {
      self.result = result
      message = unsafe String(cString: sqlite3_errstr(result))
    }
  }

  /// The failure, in one phrase.
  package var description: String { "SQLite says '\(message)' (\(result))" }
}
