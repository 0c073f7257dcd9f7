import WorkflowEngine

extension Connection {
  /// Opens a database that no other connection uses.
  ///
  /// SQLite then keeps the log's index in memory. Otherwise the index would be a mapped file, and a
  /// concurrent scan of the process's libraries would fail when the mapping goes away.
  ///
  /// - Parameters:
  ///   - path: Its file.
  ///   - creates: Whether to create the file if it does not exist.
  /// - Returns: The connection.
  /// - Throws: ``SQLiteError``.
  static func alone(with path: String, creates: Bool = false) throws -> Connection {
    let connection = try Connection(path, creates: creates)
    try connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    return connection
  }
}
