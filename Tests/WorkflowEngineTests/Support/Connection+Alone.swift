import WorkflowEngine

extension Connection {
  /// Opens a database that nobody else has open.
  ///
  /// The log's index is then kept in memory. Otherwise it would be a mapped file, and whoever looks
  /// for the process's libraries while it goes away reads nothing.
  ///
  /// - Parameters:
  ///   - path: Its file.
  ///   - creates: Whether to make the file when there is none.
  /// - Returns: The connection.
  /// - Throws: ``SQLiteError``.
  static func alone(with path: String, creates: Bool = false) throws -> Connection {
    let connection = try Connection(path, creates: creates)
    try connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    return connection
  }
}
