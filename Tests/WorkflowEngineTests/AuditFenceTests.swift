import Testing

@testable import WorkflowEngine

/// G4 and G5 for every event that carries a token.
struct AuditFenceTests {
  private typealias S = Story

  /// An event of the first task with a token, or one without an attempt.
  struct Shown: Sendable, CustomTestStringConvertible {
    let name: String
    let event: @Sendable (AttemptToken) -> Board.Event

    var testDescription: String { name }

    init(_ event: @escaping @Sendable (AttemptToken) -> Board.Event) {
      self.event = event
      name = EventKind(event(AttemptToken(rawValue: 1))).rawValue
    }
  }

  static let endings: [Shown] = [
    Shown { .taskSucceeded(S.first, $0) }, Shown { .taskFailed(S.first, $0, reason: "") },
    Shown { .submissionFailed(S.first, $0, reason: "") },
    Shown { .taskCancelled(S.first, $0, by: "eve") },
    Shown { .taskBlocked(S.first, $0, reason: "") }, Shown { .attemptReleased(S.first, $0) },
    Shown { .attemptReclaimed(S.first, $0, at: 0) },
    Shown { .taskInvalidated(S.first, $0, by: S.second) },
  ]

  static let reports: [Shown] = [
    Shown { .taskQueued(S.first, $0) }, Shown { .taskRunning(S.first, $0) },
    Shown { .leaseExtended(S.first, $0, until: 9) },
    Shown { .handedOff(S.first, $0, Handoff()) },
    Shown { .artifactsConsumed(S.first, $0, []) }, Shown { .pathsLocked(S.first, $0) },
    Shown { .cancelRequested(S.first, $0, by: "eve") },
    Shown { .artifactPublished(S.image(0, $0.rawValue)) },
  ]

  @Test(arguments: reports + endings)
  func `finds events whose token is not that of the attempt under way`(_ shown: Shown) throws {
    for (token, findings) in [
      (1, ["5: t0 took a report of #1 while #2 was under way"]), (2, []),
      (3, ["5: t0 took a report of #3 while #2 was under way"]),
    ] {
      let story = Story(S.one + [S.start(S.first, 2), shown.event(S.token(token))])
      #expect(try #require(story.findings("G4")) == findings)
    }
    #expect(
      Story(S.one + [shown.event(S.token(1))]).findings("G4") == [
        "4: t0 took a report of #1 while none was under way"
      ]
    )
  }

  @Test(
    arguments: [
      Board.Event.taskCancelled(S.first, nil, by: "eve"), .taskBlocked(S.first, nil, reason: ""),
      .taskInvalidated(S.first, nil, by: S.second),
    ]
  )
  func `finds events that wrongly report no attempt under way`(_ event: Board.Event) {
    #expect(
      Story(S.one + [S.start(S.first, 1), event]).findings("G4") == [
        "5: t0 took a report of none while #1 was under way"
      ]
    )
    #expect(Story(S.one + [event]).findings("G4") == [])
  }

  @Test(arguments: endings, endings)
  func `finds an attempt that ends twice`(_ first: Shown, _ second: Shown) {
    let start = S.one + [S.start(S.first, 1), first.event(S.token(1))]
    #expect(Story(start).findings("G5") == [])
    #expect(
      Story(start + [second.event(S.token(1))]).findings("G5") == ["6: #1 of t0 ended again"]
    )
  }

  static let retries: [Broken] = [
    Broken(
      "G5",
      S.failure + [
        .taskRetried(S.first, attempt: S.token(1), .permanent),
        .taskRetried(S.first, attempt: S.token(1), .permanent),
      ],
      "9: #1 of t0 was reset again",
      right: S.failure + [.taskRetried(S.first, attempt: S.token(1), .permanent)]
    ),
    Broken(
      "G5",
      S.failure + [
        .taskRetried(S.first, attempt: S.token(1), .permanent),
        .taskReset(S.first, attempt: S.token(1), S.note),
      ],
      "9: #1 of t0 was reset again",
      right: S.failure + [
        .taskRetried(S.first, attempt: S.token(1), .permanent),
        .taskCancelled(S.first, nil, by: "eve"),
        .taskReset(S.first, attempt: S.token(1), S.note),
      ]
    ),
    Broken(
      "G5",
      S.one + [S.start(S.first, 1), .taskRetried(S.first, attempt: S.token(1), .permanent)],
      "5: #1 of t0 was reset without having ended"
    ),
    Broken(
      "G5",
      S.failure + [.taskRetried(S.first, attempt: S.token(1), .network)],
      "8: t0 was retried for network after permanent",
      right: S.failure + [.taskRetried(S.first, attempt: S.token(1), .permanent)]
    ),
    Broken(
      "G5",
      S.failure + [.taskReset(S.first, attempt: S.token(3), S.note)],
      "8: #3 of t0 was reset without having ended",
      right: S.one + [
        .taskCancelled(S.first, nil, by: "eve"),
        .taskReset(S.first, attempt: S.token(0), S.note),
      ]
    ),
  ]

  @Test(arguments: retries)
  func `finds an attempt that is retried twice or too early`(_ broken: Broken) throws {
    try broken.check()
  }
}
