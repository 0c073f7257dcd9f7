internal import WorkflowEngine

/// All SQL statements of the board, prepared once.
struct SQLiteStatements {
  // It takes the write lock at once, so that values read in the transaction stay valid until its
  // end.
  let begin: Statement
  let commit: Statement
  /// The first ready task of a run, with the data for its gates.
  let nextReady: Statement
  let start: Statement
  let addAttempt: Statement
  let addEvent: Statement
  let countStart: Statement
  /// A task that a report names, with the data for the guards and the roll-up.
  let reported: Statement
  let succeed: Statement
  /// Updates the dependents of a task, and returns those that became ready.
  let release: Statement
  let countSuccess: Statement

  /// Prepares the statements.
  ///
  /// - Parameter connection: The connection; its tables must exist.
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
