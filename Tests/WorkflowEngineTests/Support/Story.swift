@testable import WorkflowEngine

/// Hand-made records, and the state after them unless a test edits it.
struct Story: Sendable {
  static let run = RunID(rawValue: 0)
  static let first = TaskID(rawValue: 0)
  static let second = TaskID(rawValue: 1)
  static let third = TaskID(rawValue: 2)
  static let fourth = TaskID(rawValue: 3)
  static let note = RerunNote(by: "ann", reason: "again", at: 0)

  var records: [EngineRecord] = []
  var state = EngineModel.State()

  /// Records events, each in its own transaction.
  init(_ events: [Board.Event]) {
    for event in events { tell(event) }
  }

  /// Takes records as they are; the state stays empty.
  init(records: [EngineRecord]) { self.records = records }

  /// Records an event and applies it to the state.
  mutating func tell(_ event: Board.Event) {
    record(event)
    EngineModel.evolve(&state, .board(event))
  }

  /// Records an event of the outbox and applies it to the state.
  mutating func tell(_ event: Outbox.Event) {
    let number = records.count + 1
    records.append(EngineRecord(sequence: number, transaction: number, event: .outbox(event)))
    EngineModel.evolve(&state, .outbox(event))
  }

  /// Records an event without applying it to the state.
  mutating func record(_ event: Board.Event) {
    let number = records.count + 1
    records.append(EngineRecord(sequence: number, transaction: number, event: .board(event)))
  }

  func findings(_ id: String) -> [String]? {
    LedgerAudit.check(id)?.findings(records, state)
  }

  static func token(_ number: Int) -> AttemptToken { AttemptToken(rawValue: number) }

  static func start(
    _ task: TaskID,
    _ token: Int,
    number: Int = 1,
    leasedUntil: Int? = nil
  ) -> Board.Event {
    .taskDispatched(
      task,
      Attempt(token: Self.token(token), number: number, leasedUntil: leasedUntil)
    )
  }

  static func roll(_ from: RunStatus, _ to: RunStatus, _ cause: RunStatusCause) -> Board.Event {
    .runStatusChanged(run, from: from, to: to, cause: cause)
  }

  static func verdict(_ verdict: ApprovalVerdict, round: Int = 1) -> ApprovalDecision {
    ApprovalDecision(verdict: verdict, by: "ann", comment: "", round: round)
  }

  /// A run with one ready task.
  static let one: [Board.Event] = [
    .runCreated(run), .taskCreated(TaskSpec(task: first, run: run)), .taskReady(first),
  ]

  /// A second task that needs the first one and a new approval for each rerun.
  static let two: [Board.Event] =
    one + [
      .taskCreated(
        TaskSpec(
          task: second,
          run: run,
          dependencies: [first],
          requiresApproval: true,
          reapprove: true
        )
      )
    ]

  /// The first task fails once.
  static let failure: [Board.Event] =
    one + [
      start(first, 1), roll(.created, .running, .rollUp),
      .taskFailed(first, token(1), reason: ""), roll(.running, .failed, .rollUp),
    ]
}
