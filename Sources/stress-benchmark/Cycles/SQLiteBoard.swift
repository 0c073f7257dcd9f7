internal import WorkflowEngine

/// The same board written directly in SQL, optimized for a single owner: the baseline for the
/// engine.
///
/// It stores exactly what the engine stores for a cycle:
/// - the task's row with status, gates, attempt count and newest token;
/// - a row for the attempt, with its fencing token and its number within the task;
/// - an event per change, numbered without a gap, with its transaction;
/// - the run's counts and roll-up status, and each change of the status as an event;
/// - the promotion of every task whose last gate has opened, as an event.
///
/// The claim and the completion are two transactions, as with the engine, so another caller can
/// come between them. Gates and guards are those of the engine, in the same order, checked within
/// the transaction.
///
/// It is fast because it has one connection without locks, prepared statements, an index of the
/// ready tasks only, and look-ups by integer key elsewhere. The next sequence number, transaction
/// and token are in memory, as in the engine. The row of an attempt is not updated at its end,
/// because the task's row has the outcome.
final class SQLiteBoard: CycleBoard {
  static let name = "sqlite"
  static let run = 1

  let connection: Connection
  private let statements: SQLiteStatements
  private var sequence = 0
  var transaction = 0
  private var token = 0

  static func template(_ shape: BoardShape) -> BoardShape { shape }

  init(_ shape: BoardShape) throws {
    connection = try Connection.inMemory()
    try connection.execute(SQLiteSchema.text)
    statements = try SQLiteStatements(connection)
    try connection.transaction(statements.begin, statements.commit) { try fill(shape) }
  }

  func cycle() throws {
    let (task, token) = try connection.transaction(statements.begin, statements.commit) {
      try claim()
    }
    try connection.transaction(statements.begin, statements.commit) { try complete(task, token) }
  }

  private func claim() throws -> (task: Int, token: Int) {
    let next = statements.nextReady
    next.bind(Self.run, at: 1)
    guard try next.step() else { throw refusal("no task is ready") }
    let (task, runStatus, number) = (next[0], next[1], next[5] + 1)
    let isOpen =
      runStatus != SQLiteSchema.RunStatus.aborted && runStatus != SQLiteSchema.RunStatus.paused
      && next[2] == SQLiteSchema.TaskStatus.created && next[3] == 0
      && next[4] <= SQLiteSchema.Approval.approved
    next.reset()
    guard isOpen else { throw refusal("a gate is closed") }
    token += 1
    transaction += 1
    try statements.start.run([task, token])
    try statements.addAttempt.run([token, task, number])
    try record(SQLiteSchema.EventKind.taskDispatched, task, token, number)
    let status =
      runStatus == SQLiteSchema.RunStatus.created ? SQLiteSchema.RunStatus.running : runStatus
    try statements.countStart.run([Self.run, status])
    if status != runStatus {
      try record(SQLiteSchema.EventKind.runStatusChanged, Self.run, runStatus, status)
    }
    return (task, token)
  }

  private func complete(_ task: Int, _ shown: Int) throws {
    let row = statements.reported
    row.bind(task, at: 1)
    guard try row.step() else { throw refusal("there is no task \(task)") }
    let (run, dependents, runStatus) = (row[2], row[3], row[4])
    let isLast = row[5] == row[6] + 1
    let isAccepted = row[1] == shown && row[0] == SQLiteSchema.TaskStatus.dispatched
    row.reset()
    guard isAccepted else { throw refusal("the report is stale") }
    transaction += 1
    try statements.succeed.run([task])
    try record(SQLiteSchema.EventKind.taskSucceeded, task, shown, 0)
    if dependents > 0 { try promoteDependents(of: task) }
    let isHeld =
      runStatus == SQLiteSchema.RunStatus.paused || runStatus == SQLiteSchema.RunStatus.aborted
    let status = isLast && !isHeld ? SQLiteSchema.RunStatus.succeeded : runStatus
    try statements.countSuccess.run([run, status])
    if status != runStatus {
      try record(SQLiteSchema.EventKind.runStatusChanged, run, runStatus, status)
    }
  }

  private func promoteDependents(of task: Int) throws {
    var promoted: [Int] = []
    let release = statements.release
    release.bind(task, at: 1)
    while try release.step() { if release[1] == 1 { promoted.append(release[0]) } }
    for task in promoted { try record(SQLiteSchema.EventKind.taskReady, task, 0, 0) }
  }

  func record(_ kind: Int, _ subject: Int, _ detail: Int, _ number: Int) throws {
    sequence += 1
    try statements.addEvent.run([sequence, transaction, kind, subject, detail, number])
  }

  func refusal(_ reason: String) -> WrongResult {
    WrongResult(program: Self.name, actual: reason, allowed: "a completed task")
  }
}
