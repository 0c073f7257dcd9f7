internal import WorkflowEngine

/// The same rows written straight in SQL, without an engine: what a disk and SQLite allow at most.
///
/// One connection, statements that are compiled once, the schema and the settings of the engine's
/// journal, and for each cycle what the engine writes for one: a row with its events as bytes, and a
/// row in the index of texts. All cycles of a round share a transaction, and so a sync.
final class SQLCycles {
  private let connection: Connection
  private let begin: Statement
  private let commit: Statement
  private let insert: Statement
  private let index: Statement
  private let advance: Statement
  private var sequence: Int
  private var number: Int

  /// What the engine writes for a cycle.
  struct Row: Sendable {
    let count: Int
    let events: [UInt8]

    /// Reads the last one that an engine has written.
    ///
    /// - Parameter path: A journal that nobody has open.
    /// - Throws: `SQLiteError`, and `WrongResult` when there is none.
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

  /// Opens a journal as the engine does.
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
  ///   - row: What a cycle writes.
  ///   - callers: How many cycles share a transaction; with none it holds the least that it can.
  ///   - time: How long, at least.
  /// - Returns: The cycles, or transactions without one, and the time that they took.
  /// - Throws: `SQLiteError`.
  func measure(_ row: Row, callers: Int, for time: Duration) throws -> CycleTurn {
    // The first write after a copy pays for the copy.
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
      // What does not change is not written, and then nothing is synced.
      if cycles == 0 { number += 1 }
      advance.bind(sequence, at: 1)
      advance.bind(number, at: 2)
      try advance.run()
    }
  }
}
