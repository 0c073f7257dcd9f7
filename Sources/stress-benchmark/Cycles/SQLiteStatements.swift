internal import WorkflowEngine

/// Everything that the board in SQL says to SQLite, compiled once.
struct SQLiteStatements {
  // Takes the right to write at once, so that what is read in the transaction still holds at its end.
  let begin: Statement
  let commit: Statement
  /// The first ready task of a run, with what its gates are about.
  let nextReady: Statement
  let start: Statement
  let addAttempt: Statement
  let addEvent: Statement
  let countStart: Statement
  /// A task that somebody reports on, with what the guards and the roll-up are about.
  let reported: Statement
  let succeed: Statement
  /// Tells the dependents of a task, and which of them have become ready.
  let release: Statement
  let countSuccess: Statement

  /// Compiles them.
  ///
  /// - Parameter connection: Where they run; its tables exist.
  /// - Throws: `SQLiteError`.
  init(_ connection: Connection) throws(SQLiteError) {
    begin = try Statement("BEGIN IMMEDIATE", on: connection)
    commit = try Statement("COMMIT", on: connection)
    nextReady = try Statement(
      """
      SELECT tasks.id, runs.status, tasks.status, tasks.unmet, tasks.approval, tasks.attempts
      FROM tasks JOIN runs ON runs.id = tasks.run
      WHERE tasks.run = ?1 AND tasks.ready = 1 ORDER BY tasks.id LIMIT 1
      """,
      on: connection
    )
    start = try Statement(
      "UPDATE tasks SET status = 1, ready = 0, attempts = attempts + 1, token = ?2 WHERE id = ?1",
      on: connection
    )
    addAttempt = try Statement("INSERT INTO attempts VALUES(?1, ?2, ?3)", on: connection)
    addEvent = try Statement("INSERT INTO events VALUES(?1, ?2, ?3, ?4, ?5, ?6)", on: connection)
    countStart = try Statement(
      """
      UPDATE runs SET created = created - 1, dispatched = dispatched + 1, attempts = attempts + 1,
        status = ?2
      WHERE id = ?1
      """,
      on: connection
    )
    reported = try Statement(
      """
      SELECT tasks.status, tasks.token, tasks.run, tasks.dependents, runs.status, runs.tasks,
        runs.succeeded
      FROM tasks JOIN runs ON runs.id = tasks.run WHERE tasks.id = ?1
      """,
      on: connection
    )
    succeed = try Statement("UPDATE tasks SET status = 2 WHERE id = ?1", on: connection)
    release = try Statement(
      """
      UPDATE tasks SET unmet = unmet - 1,
        ready = (unmet = 1 AND status = 0 AND approval <= 1)
      WHERE id IN (SELECT child FROM links WHERE parent = ?1) RETURNING id, ready
      """,
      on: connection
    )
    countSuccess = try Statement(
      """
      UPDATE runs SET dispatched = dispatched - 1, succeeded = succeeded + 1, status = ?2
      WHERE id = ?1
      """,
      on: connection
    )
  }
}
