internal import CSQLite
internal import WorkflowEngine

extension Statement {
  /// Binds all parameters in order, and runs the statement to its end.
  ///
  /// - Parameter values: One value per parameter.
  /// - Throws: `SQLiteError`.
  func run<let count: Int>(_ values: InlineArray<count, Int>) throws(SQLiteError) {
    for index in values.indices { bind(values[index], at: Int32(index) + 1) }
    try run()
  }

  /// An integer of the row, by column from 0.
  subscript(column: Int32) -> Int { integer(column) }
}

extension Connection {
  // Evaluated before the first connection. Locks would be a cost that no board needs.
  private static let isForOneThread = csqlite_use_one_thread() == SQLITE_OK

  /// Opens a new database in memory, without locks: only one thread at a time may use SQLite.
  ///
  /// - Returns: Its only connection.
  /// - Throws: `SQLiteError`.
  static func inMemory() throws(SQLiteError) -> Connection {
    precondition(isForOneThread, "SQLite was in use before its first connection was made.")
    return try Connection(":memory:", creates: true)
  }

  /// Runs a body in one transaction, with prepared statements.
  ///
  /// - Parameters:
  ///   - begin: The statement that begins it.
  ///   - commit: The statement that commits it.
  ///   - body: The body.
  /// - Returns: The result of the body.
  /// - Throws: Errors of the body, after a rollback, or `SQLiteError`.
  func transaction<R>(
    _ begin: Statement,
    _ commit: Statement,
    _ body: () throws -> R
  ) throws -> R {
    try begin.run()
    do {
      let result = try body()
      try commit.run()
      return result
    } catch {
      try execute("ROLLBACK")
      throw error
    }
  }
}
