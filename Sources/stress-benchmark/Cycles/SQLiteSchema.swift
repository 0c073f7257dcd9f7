/// The tables of the board in SQL, and their numeric codes.
enum SQLiteSchema {
  /// The statuses of tasks and the kinds of events; both use the same numbers for statuses.
  enum TaskStatus {
    static let created = 0
    static let dispatched = 1
    static let succeeded = 2
  }

  enum RunStatus {
    static let created = 0
    static let running = 1
    static let succeeded = 2
    static let paused = 3
    static let aborted = 4
  }

  enum Approval {
    static let notRequired = 0
    static let approved = 1
  }

  enum EventKind {
    static let runCreated = 0
    static let taskCreated = 1
    static let taskReady = 2
    static let taskDispatched = 3
    static let taskSucceeded = 4
    static let runStatusChanged = 5
  }

  /// The row of a run holds its counts, as in the engine, so no statement counts rows.
  ///
  /// The index contains only the ready tasks, in order of creation. The next task is its first
  /// entry, and a task leaves the index when it starts. Integer keys are the order of the tables,
  /// so events, attempts and tasks are appended at the end of one tree. The table of links has no
  /// second tree.
  static let text = """
    CREATE TABLE runs(
      id INTEGER PRIMARY KEY, status INTEGER NOT NULL, tasks INTEGER NOT NULL,
      created INTEGER NOT NULL, dispatched INTEGER NOT NULL, succeeded INTEGER NOT NULL,
      failed INTEGER NOT NULL, attempts INTEGER NOT NULL);
    CREATE TABLE tasks(
      id INTEGER PRIMARY KEY, run INTEGER NOT NULL, status INTEGER NOT NULL,
      approval INTEGER NOT NULL, unmet INTEGER NOT NULL, dependents INTEGER NOT NULL,
      ready INTEGER NOT NULL, attempts INTEGER NOT NULL, token INTEGER);
    CREATE INDEX ready ON tasks(run) WHERE ready = 1;
    CREATE TABLE links(
      parent INTEGER NOT NULL, child INTEGER NOT NULL, PRIMARY KEY(parent, child)) WITHOUT ROWID;
    CREATE TABLE attempts(
      token INTEGER PRIMARY KEY, task INTEGER NOT NULL, number INTEGER NOT NULL);
    CREATE TABLE events(
      sequence INTEGER PRIMARY KEY, transaction_number INTEGER NOT NULL, kind INTEGER NOT NULL,
      subject INTEGER NOT NULL, detail INTEGER NOT NULL, number INTEGER NOT NULL);
    """
}
