/// The tables of the board written in SQL, and the numbers in them.
enum SQLiteSchema {
  /// What a task or an event is; the same numbers for statuses that both have.
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

  /// Counts of a run stand in its row, as the engine keeps them, so that no statement counts rows.
  ///
  /// The index holds the ready tasks alone, in order of creation: the next one is its first entry, and a
  /// task that is started leaves it. Integer keys are the tables' own order, so that an event, an
  /// attempt or a task is appended at the end of one tree. The links are a table without a second tree.
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
