internal import WorkflowEngine

/// The same rows written directly in SQL, without an engine: the limit of the disk and SQLite.
///
/// It uses one connection, prepared statements, and the schema and settings of the engine's
/// journal. For each cycle it writes the same rows as the engine: one with the encoded events, and
/// one in the search index. All cycles of a round share a transaction, and so a sync.
final class SQLCycles {
  private let connection: Connection
  private let begin: Statement
  private let commit: Statement
  private let insert: Statement
  private let index: Statement
  private let advance: Statement
  private var sequence: Int
  private var number: Int

  /// The rows of one cycle.
  struct Row: Sendable {
    let count: Int
    let events: [UInt8]

    /// Reads the last cycle that an engine has written.
    ///
    /// - Parameter path: The path of a closed journal.
    /// - Throws: `SQLiteError`, and `WrongResult` if there is none.
    init(lastOf path: String) throws {
      let connection = try Connection(path, creates: false)
      let last = try Statement(
        "SELECT count, events FROM transactions ORDER BY sequence DESC LIMIT 1",
        on: connection
      )
      guard try last.step() else {
        throw WrongResult(program: DurableBenchmark.name, actual: "no row", allowed: "a cycle's")
      }
      (count, events) = (last.integer(0), last.bytes(1))
      last.reset()
    }
  }

  /// Opens a journal in the same way as the engine.
  ///
  /// - Parameter path: Its file.
  /// - Throws: `SQLiteError`.
  init(_ path: String) throws {
    connection = try Connection(path, creates: false)
    try connection.execute("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;")
    try connection.execute("PRAGMA synchronous = FULL;")
    begin = try Statement("BEGIN IMMEDIATE", on: connection)
    commit = try Statement("COMMIT", on: connection)
    insert = try Statement("INSERT INTO transactions VALUES (?, ?, ?, ?, ?, ?)", on: connection)
    index = try Statement("INSERT INTO search (rowid, text) VALUES (?, ?)", on: connection)
    advance = try Statement("UPDATE head SET sequence = ?, number = ? WHERE id = 1", on: connection)
    let head = try Statement("SELECT sequence, number FROM head", on: connection)
    guard try head.step() else {
      throw WrongResult(program: DurableBenchmark.name, actual: "no head", allowed: "one")
    }
    (sequence, number) = (head.integer(0), head.integer(1))
    head.reset()
  }

  /// Writes rounds of cycles for a time.
  ///
  /// - Parameters:
  ///   - row: The rows of one cycle.
  ///   - callers: The number of cycles per transaction; with 0 a transaction makes a minimal
  ///     update.
  ///   - time: The minimum time.
  /// - Returns: The number of cycles (or of transactions, with 0 callers) and their time.
  /// - Throws: `SQLiteError`.
  func measure(_ row: Row, callers: Int, for time: Duration) throws -> CycleTurn {
    // The first write after a copy also pays for the copy.
    try round(row, max(callers, 1))
    var turn = CycleTurn()
    let start = ContinuousClock.now
    repeat {
      try round(row, callers)
      turn.cycles += max(callers, 1)
    } while ContinuousClock.now - start < time
    turn.nanoseconds = (ContinuousClock.now - start).wholeNanoseconds
    return turn
  }

  private func round(_ row: Row, _ cycles: Int) throws {
    try connection.transaction(begin, commit) {
      for _ in 0..<cycles {
        number += 1
        insert.bind(sequence + 1, at: 1)
        insert.bind(number, at: 2)
        insert.bind(row.count, at: 3)
        insert.bind(0, at: 4)
        insert.bind(row.events, at: 5)
        insert.bind(number, at: 6)
        try insert.run()
        sequence += row.count
        index.bind(sequence, at: 1)
        index.bind(EngineCycles.worker, at: 2)
        try index.run()
      }
      // An update without a change writes nothing, and then nothing is synced.
      if cycles == 0 { number += 1 }
      advance.bind(sequence, at: 1)
      advance.bind(number, at: 2)
      try advance.run()
    }
  }
}
