import Testing

@testable import WorkflowEngine

/// G18: paths and leases that no running task holds.
struct AuditLeftoverTests {
  private typealias S = Story

  private static let locked: [Board.Event] =
    S.four + S.made + [S.start(S.third, 2), .pathsLocked(S.third, S.token(2))]

  private static let retried: [Board.Event] =
    locked + [
      .taskFailed(S.third, S.token(2), reason: "network"),
      .taskRetried(S.third, attempt: S.token(2), .network), .taskReady(S.third),
    ]

  static let paths: [Broken] = [
    Broken(
      "G18",
      locked + [S.start(S.fourth, 3), .pathsLocked(S.fourth, S.token(3))],
      "17: t3 took paths that overlap those of t2",
      right: locked + [
        .attemptReleased(S.third, S.token(2)), .pathsReleased(S.third), S.start(S.fourth, 3),
        .pathsLocked(S.fourth, S.token(3)),
      ]
    ),
    Broken(
      "G18",
      locked + [.pathsLocked(S.third, S.token(2))],
      "16: t2 took its paths again",
      "1 paths are locked, but 2 are on record",
      right: locked
    ),
    Broken(
      "G18",
      S.one + [.pathsReleased(S.first)],
      "4: t0 gave back paths that it did not hold"
    ),
    Broken(
      "G18",
      locked + [.taskFailed(S.third, S.token(2), reason: "network")],
      "t2 is failed, but holds its paths",
      right: locked + [
        .taskFailed(S.third, S.token(2), reason: "network"), .pathsReleased(S.third),
      ]
    ),
    Broken(
      "G18",
      retried + [S.roll(.running, .aborted, .abort)],
      "t2 is created, but holds its paths",
      right: retried
    ),
    Broken(
      "G18",
      retried + [.taskDemoted(S.third, .dependenciesNotSatisfied)],
      "t2 is created, but holds its paths",
      right: retried + [
        .taskDemoted(S.third, .dependenciesNotSatisfied), .pathsReleased(S.third),
      ]
    ),
    Broken(
      "G18",
      S.four + S.made + [S.start(S.third, 2)],
      "t2 is dispatched, but does not hold its paths"
    ),
    Broken(
      "G18",
      S.four + [.taskDemoted(S.fourth, .pathLocked)],
      "t3 waits for paths that nobody holds",
      right: locked + [.taskDemoted(S.fourth, .pathLocked)]
    ),
  ]

  /// The fourth task finds the third task's path held, and then also waits for the second.
  private static let linked: [Board.Event] =
    locked + [
      .taskDemoted(S.fourth, .pathLocked), .linked(parent: S.second, child: S.fourth),
      .attemptReleased(S.third, S.token(2)), .pathsReleased(S.third),
    ]

  static let parked: [Broken] = [
    Broken(
      "G18",
      linked + [.unlinked(parent: S.second, child: S.fourth)],
      "t3 waits for paths that nobody holds",
      right: linked
    )
  ]

  @Test(arguments: paths + parked)
  func `finds paths that no task or two tasks hold`(_ broken: Broken) throws {
    try broken.check()
  }

  @Test func `finds a row and a list of locks that differ from the records`() {
    var story = Story(Self.locked)
    story.state.board.tasks[2].holdsPaths = false
    #expect(
      story.findings("G18") == [
        "the board and the records disagree about whether t2 holds its paths"
      ]
    )
    story = Story(Self.locked)
    story.state.board.locks = PathLocks()
    #expect(story.findings("G18") == ["0 paths are locked, but 1 are on record"])
  }

  @Test func `finds a missing and a leftover entry in the list of leases`() {
    let started = S.one + [S.start(S.first, 1, leasedUntil: 10)]
    var story = Story(started)
    #expect(story.findings("G18") == [])
    story.state.board.leases.remove(0)
    #expect(
      story.findings("G18") == [
        "t0 is dispatched, but the list of leases does not match"
      ]
    )
    story = Story(started + [.taskFailed(S.first, S.token(1), reason: "")])
    #expect(story.findings("G18") == [])
    story.state.board.leases.set(0, until: 10)
    #expect(
      story.findings("G18") == ["t0 is failed, but the list of leases does not match"]
    )
  }

  @Test func `finds a lease that is listed with another end`() {
    var story = Story(
      S.two + [
        .approvalDecided(S.second, S.verdict(.approve)), .taskReady(S.second),
        S.start(S.first, 1, leasedUntil: 10), S.start(S.second, 2, leasedUntil: 20),
      ]
    )
    #expect(story.findings("G18") == [])
    story.state.board.leases.set(0, until: 30)
    #expect(
      story.findings("G18") == ["at 10 the leases of [0] have ended, but [] are listed"]
    )
  }
}
