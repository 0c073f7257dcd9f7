internal import CSQLite
internal import WorkflowEngine

extension Statement {
  /// Sets all parameters in their order, and runs to the end.
  ///
  /// - Parameter values: One for each parameter.
  /// - Throws: `SQLiteError`.
  func run<let count: Int>(_ values: InlineArray<count, Int>) throws(SQLiteError) {
    for index in values.indices { bind(values[index], at: Int32(index) + 1) }
    try run()
  }

  /// An integer of the row, counted from 0.
  subscript(column: Int32) -> Int { integer(column) }
}

extension Connection {
  // Once, before the first connection: a lock that nobody waits for would be a cost that no board needs.
  private static let isForOneThread = csqlite_use_one_thread() == SQLITE_OK

  /// Opens a new database in memory, without locks: one thread at a time uses SQLite in this process.
  ///
  /// - Returns: Its one connection.
  /// - Throws: `SQLiteError`.
  static func inMemory() throws(SQLiteError) -> Connection {
    precondition(isForOneThread, "SQLite was in use before its first connection was made.")
    return try Connection(":memory:", creates: true)
  }

  /// Runs something in one transaction, with statements that are compiled already.
  ///
  /// - Parameters:
  ///   - begin: Begins it.
  ///   - commit: Ends it.
  ///   - body: What happens in it.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws, once everything is undone, or `SQLiteError`.
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
