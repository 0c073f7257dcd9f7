import Testing

@testable import WorkflowEngine

struct LedgerAuditTests {
  private typealias S = Story

  @Test func `has a check for every invariant of the board and the ledger`() {
    let others = ["G12", "G13", "G14", "G15", "G18", "S1"]
    #expect(LedgerAudit.ids == (1...10).map { "G\($0)" } + others)
    #expect(LedgerAudit.check("G11") == nil)
    #expect(LedgerAudit.checks.allSatisfy { !$0.statement.isEmpty })
  }

  @Test(
    arguments: LedgerAudit.ids,
    [
      Story.one, Story.two, Story.four + Story.made, Story.failure, Story.whole, [],
    ]
  )
  func `finds nothing in correct records`(_ id: String, _ events: [Board.Event]) throws {
    #expect(try #require(Story(events).findings(id)) == [])
  }

  @Test func `the whole story contains every kind of event`() {
    let told = Set(Story.whole.map(EventKind.init))
    #expect(EventKind.allCases.filter { !told.contains($0) } == [])
  }

  static let transitions: [Broken] = [
    Broken(
      "G1",
      S.one + [.taskSucceeded(S.first, S.token(1))],
      "4: t0 moved from created to succeeded"
    ),
    Broken("G1", S.one + [.taskReady(S.first)], "4: t0 was made ready again"),
    Broken(
      "G1",
      S.failure + [.taskReady(S.first)],
      "8: t0 was made ready while failed"
    ),
    Broken(
      "G1",
      S.two + [
        .approvalDecided(S.second, S.verdict(.approve)),
        .approvalDecided(S.second, S.verdict(.reject)),
      ],
      "6: the approval of t1 moved from approved to rejected"
    ),
    Broken(
      "G1",
      S.one + [S.roll(.created, .aborted, .abort), S.roll(.aborted, .failed, .rollUp)],
      "5: r0 moved from aborted to failed"
    ),
    Broken("G1", S.one + [S.roll(.running, .paused, .pause)], "4: r0 was not running"),
  ]

  static let attempts: [Broken] = [
    Broken(
      "G2",
      S.one + [S.start(S.first, 1), S.start(S.first, 2, number: 2)],
      "5: t0 was started as #2 while #1 was under way"
    ),
    Broken(
      "G2",
      S.two + [S.start(S.first, 1), S.start(S.second, 1)],
      "6: t1 was started as #1 after #1 was issued"
    ),
    Broken(
      "G2",
      S.one + [S.start(S.first, 1, number: 2)],
      "4: t0 was started as start 1, but as attempt 2"
    ),
    Broken(
      "G4",
      S.one + [S.start(S.first, 2), .taskQueued(S.first, S.token(1))],
      "5: t0 took a report of #1 while #2 was under way"
    ),
    Broken(
      "G4",
      S.failure + [.taskRunning(S.first, S.token(1))],
      "8: t0 took a report of #1 while none was under way"
    ),
    Broken(
      "G5",
      S.failure + [.taskSucceeded(S.first, S.token(1))],
      "8: #1 of t0 ended again"
    ),
    Broken(
      "G5",
      S.failure + [
        .taskReset(S.first, attempt: S.token(1), S.note),
        .taskReset(S.first, attempt: S.token(1), S.note),
      ],
      "9: #1 of t0 was reset again"
    ),
    Broken(
      "G5",
      S.one + [S.start(S.first, 1), .taskReset(S.first, attempt: S.token(1), S.note)],
      "5: #1 of t0 was reset without having ended"
    ),
  ]

  static let gates: [Broken] = [
    Broken(
      "G3",
      S.two + [.approvalDecided(S.second, S.verdict(.approve)), S.start(S.second, 1)],
      "6: t1 was started while its dependency t0 was created"
    ),
    Broken(
      "G3",
      S.two + [
        S.start(S.first, 1), .taskSucceeded(S.first, S.token(1)), S.start(S.second, 2),
      ],
      "7: t1 was started while its approval was pending"
    ),
    Broken(
      "G3",
      S.two + [
        S.start(S.first, 1), .taskSucceeded(S.first, S.token(1)),
        .approvalDecided(S.second, S.verdict(.reject)), S.start(S.second, 2),
      ],
      "8: t1 was started while its approval was rejected"
    ),
    Broken(
      "G3",
      S.two + [
        S.start(S.first, 1), .taskSucceeded(S.first, S.token(1)),
        .approvalDecided(S.second, S.verdict(.approve)), S.start(S.second, 2),
        .taskFailed(S.second, S.token(2), reason: ""),
        .taskReset(S.second, attempt: S.token(2), S.note), S.start(S.second, 3, number: 2),
      ],
      "11: t1 was started while its approval was pending"
    ),
    Broken(
      "G3",
      S.one + [S.roll(.created, .paused, .pause), S.start(S.first, 1)],
      "5: t0 was started while r0 was paused"
    ),
    Broken(
      "G3",
      S.one + [S.roll(.created, .aborted, .abort), S.start(S.first, 1)],
      "5: t0 was started while r0 was aborted"
    ),
    Broken(
      "G3",
      S.two + [.approvalDecided(S.second, S.verdict(.approve)), .taskReady(S.second)],
      "6: t1 was made ready while its dependency t0 was created"
    ),
  ]

  static let repeated: [Broken] = [
    Broken(
      "G5",
      S.one + [
        S.start(S.first, 1), .handedOff(S.first, S.token(1), Handoff()),
        .handedOff(S.first, S.token(1), Handoff()),
      ],
      "6: #1 of t0 made its handoff again"
    ),
    Broken(
      "G5",
      S.one + [
        S.start(S.first, 1), .artifactsConsumed(S.first, S.token(1), []),
        .artifactsConsumed(S.first, S.token(1), []),
      ],
      "6: #1 of t0 received its artifacts again"
    ),
  ]

  static let refusals: [Broken] =
    [
      RefusalReason.runAborted, .runPaused, .notDispatchableState, .dependenciesNotSatisfied,
      .approvalRequired, .approvalRejected, .noReadyTasks,
    ].map { reason in
      Broken(
        "G6",
        S.one + [.dispatchRefused(S.first, reason)],
        "4: a start of t0 was refused as \(reason), but that was not so"
      )
    }
    + [RefusalReason.staleAttempt, .attemptEnded, .alreadyPast, .runPaused].map { reason in
      Broken(
        "G6",
        S.one + [
          S.start(S.first, 1),
          .callbackRefused(S.first, S.token(1), reported: .queued, reason),
        ],
        "5: queued of #1 of t0 was refused as \(reason), but that was not so"
      )
    }
    + [RefusalReason.approvalNotRequired, .alreadyDecided, .runPaused].map { reason in
      Broken(
        "G6",
        S.two + [.decisionRefused(S.second, by: "bob", reason)],
        "5: the decision of bob on t1 was refused as \(reason), but that was not so"
      )
    }

  static let runs: [Broken] = [
    Broken(
      "G10",
      S.one + [S.roll(.created, .aborted, .abort), S.roll(.aborted, .created, .rollUp)],
      "5: r0 left its abort for created"
    ),
    Broken(
      "G10",
      S.one + [S.roll(.created, .paused, .pause), S.roll(.paused, .created, .rollUp)],
      "5: r0 left its pause for created by rollUp"
    ),
    Broken(
      "G10",
      S.one + [S.roll(.created, .paused, .rollUp)],
      "4: r0 moved to paused by rollUp"
    ),
    Broken(
      "G10",
      S.one + [S.roll(.created, .failed, .rollUp), S.roll(.failed, .created, .rollUp)],
      "4: r0 moved to failed, but its tasks required created"
    ),
    Broken("G10", S.one + [S.start(S.first, 1)], "r0 is created, but its tasks require running"),
  ]

  @Test(arguments: transitions + attempts + gates + repeated + refusals + runs)
  func `finds errors in the records`(_ broken: Broken) throws {
    try broken.check()
  }

  @Test(
    arguments: [
      Board.Event.taskQueued(S.second, S.token(1)), .taskReady(S.second),
      .approvalDecided(S.second, S.verdict(.approve)),
    ]
  )
  func `finds events of tasks that were never created`(_ event: Board.Event) {
    var story = Story(S.one)
    story.record(event)
    #expect(story.findings("G1") == ["4: t1 was never created"])
    #expect(story.findings("G3") == [])
  }

  @Test func `finds duplicate creations`() {
    var story = Story(S.one)
    story.record(S.one[0])
    story.record(S.one[1])
    #expect(story.findings("G1") == ["4: r0 was created again", "5: t0 was created again"])
  }

  @Test func `finds refusals about tasks that were never created`() {
    var story = Story(S.one)
    story.record(.dispatchRefused(S.second, .runPaused))
    story.record(.callbackRefused(S.second, S.token(1), reported: .queued, .staleAttempt))
    story.record(.decisionRefused(S.second, by: "bob", .alreadyDecided))
    #expect(story.findings("G6")?.count == 3)
  }

  @Test func `finds counters that differ from the records`() {
    var story = Story(S.failure + [.taskReset(S.first, attempt: S.token(1), S.note)])
    story.state.board.tasks[0].audit = TaskAudit()
    story.state.board.tasks[0].attemptCount = 7
    story.state.board.runs[0].attemptCount = 8
    #expect(
      story.findings("G7") == [
        "t0 counts 0 starts, but 1 are on record",
        "t0 counts 7 attempts, but 1 are on record",
        "t0 counts 0 reruns, but 1 are on record",
        "t0 names a last rerun that differs from the one on record",
        "r0 counts 8 attempts, but 1 are on record",
      ]
    )
  }

  @Test(
    arguments: [
      ([(1, 1), (2, 1), (3, 2)], [String]()),
      ([(2, 1)], ["2 follows 0"]),
      ([(1, 1), (1, 2)], ["1 follows 1"]),
      ([(1, 1), (3, 1)], ["3 follows 1"]),
      ([(1, 0)], ["transaction 0 follows 0"]),
      ([(1, 1), (2, 3)], ["transaction 3 follows 1"]),
      ([(1, 1), (2, 2), (3, 1)], ["transaction 1 follows 2"]),
    ]
  )
  func `finds gaps and repetitions`(_ numbers: [(Int, Int)], _ findings: [String]) {
    let records = numbers.map { sequence, transaction in
      let event = EngineModel.Event.board(.runCreated(S.run))
      return EngineRecord(sequence: sequence, transaction: transaction, event: event)
    }
    #expect(Story(records: records).findings("G8") == findings)
  }

  @Test func `finds wrong pointers and indexes`() {
    var lost = Story(S.one + [S.start(S.first, 1)])
    lost.state.board.tasks[0].currentAttempt = nil
    #expect(
      lost.findings("G9") == [
        "t0 points to no attempt, but #1 is under way", "t0 is dispatched without an attempt",
      ]
    )
    var left = Story(S.failure)
    left.state.board.tasks[0].currentAttempt = Attempt(token: S.token(1), number: 1)
    #expect(
      left.findings("G9") == [
        "t0 points to #1, but none is under way", "t0 is failed with an attempt",
      ]
    )
    #expect(
      Story(Array(S.one.prefix(2))).findings("G9") == [
        "t0 is not listed as ready, but its gates are open"
      ]
    )
    #expect(
      Story(S.two + [.taskReady(S.second)]).findings("G9") == [
        "t1 is listed as ready, but its gates are closed"
      ]
    )
    var missing = Story(S.one)
    missing.state = EngineModel.State()
    #expect(
      missing.findings("G9") == ["the board has 0 runs and 0 tasks, 1 and 1 are on record"]
    )
  }

  @Test func `finds a status that differs from the last outcome`() {
    var story = Story(S.failure)
    story.state.board.tasks[0].status = .queued
    #expect(story.findings("G5") == ["t0 is queued, but its last attempt has failed"])
  }

  @Test func `finds a run status that differs from the records`() {
    var story = Story(S.failure)
    story.state.board.runs[0].status = .running
    #expect(
      story.findings("G10") == [
        "r0 is running, but failed is on record", "r0 is running, but its tasks require failed",
      ]
    )
  }

  @Test func `keeps the first findings and counts the rest`() {
    let many = repeatElement(Board.Event.taskReady(S.first), count: 30)
    let findings = Story(S.one + many).findings("G1") ?? []
    #expect(findings.count == AuditFindings.limit + 1)
    #expect(findings.last == "… and 10 more")
  }

  @Test func `every finding names its check`() {
    let story = Story(S.one + [.taskReady(S.first)])
    #expect(LedgerAudit.findings(story.records, story.state) == ["G1 4: t0 was made ready again"])
  }
}
