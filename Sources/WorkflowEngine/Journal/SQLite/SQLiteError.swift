internal import CSQLite

/// What SQLite says went wrong.
package struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The result of the call, with its extended part.
  package let result: Int32

  /// What SQLite says of it, in its own words.
  package let message: String

  /// Says something that SQLite has only reported.
  ///
  /// - Parameters:
  ///   - result: The kind of failure.
  ///   - message: What was reported.
  init(_ result: Int32, _ message: String) {
    self.result = result
    self.message = message
  }

  /// The result without its extended part.
  package var primary: Int32 { result & 0xFF }

  /// Takes what a connection says of its last call.
  ///
  /// - Parameters:
  ///   - result: What the call returned.
  ///   - connection: The connection; nil when there is none.
  init(_ result: Int32, on connection: OpaquePointer?) {
    if let connection = unsafe connection {
      // The text is SQLite's own until its next call, and is copied here; so is the one below.
      self.result = unsafe sqlite3_extended_errcode(connection)
      message = unsafe String(cString: sqlite3_errmsg(connection))
    } else {
      self.result = result
      message = unsafe String(cString: sqlite3_errstr(result))
    }
  }

  /// What went wrong, in one phrase.
  package var description: String { "SQLite says '\(message)' (\(result))" }
}
