import Testing

@testable import WorkflowEngine

/// G6 for the reasons of starts, calls and demotions.
struct AuditRefusalTests {
  private typealias S = Story

  private static let locked: [Board.Event] =
    S.four + S.made + [S.start(S.third, 2), .pathsLocked(S.third, S.token(2))]

  /// Histories in which each reason prevents a start.
  private static let reasons: [(RefusalReason, TaskID, [Board.Event])] = [
    (.dispatchLimitReached, S.fourth, S.four + [S.start(S.first, 1)]),
    (.taskBlocked, S.fourth, S.four + [.taskBlocked(S.fourth, nil, reason: "")]),
    (.artifactsMissing, S.third, S.four), (.pathLocked, S.fourth, locked),
  ]

  static let starts: [Broken] = reasons.map { reason, task, before in
    Broken(
      "G6",
      S.four + [.dispatchRefused(S.first, reason)],
      "8: a start of t0 was refused as \(reason), but that was not so",
      right: before + [.dispatchRefused(task, reason)]
    )
  }

  static let demotions: [Broken] = [
    Broken(
      "G6",
      S.four + [.taskDemoted(S.fourth, .pathLocked)],
      "8: t3 was demoted as path-locked, but that was not so",
      right: locked + [.taskDemoted(S.fourth, .pathLocked)]
    ),
    Broken(
      "G6",
      S.four + [.taskDemoted(S.fourth, .dependenciesNotSatisfied)],
      "8: t3 was demoted as dependencies-not-satisfied, but that was not so",
      right: S.four + [
        .linked(parent: S.first, child: S.fourth),
        .taskDemoted(S.fourth, .dependenciesNotSatisfied),
      ]
    ),
    Broken(
      "G6",
      S.four + [.taskDemoted(S.fourth, .noReadyTasks)],
      "8: t3 was demoted as no-ready-tasks, but that was not so"
    ),
  ]

  private static func refused(_ call: AttemptCall, _ reason: RefusalReason) -> Board.Event {
    .callbackRefused(S.first, S.token(1), reported: call, reason)
  }

  private static let started = S.one + [S.start(S.first, 1)]

  static let calls: [Broken] = [
    Broken(
      "G6",
      started + [
        .cancelRequested(S.first, S.token(1), by: "eve"),
        refused(.cancelled, .cancelNotRequested),
      ],
      "6: cancelled of #1 of t0 was refused as cancel-not-requested, but that was not so",
      right: started + [refused(.cancelled, .cancelNotRequested)]
    ),
    Broken(
      "G6",
      started + [refused(.succeeded, .foreignArtifact)],
      "5: succeeded of #1 of t0 was refused as foreign-artifact, but that was not so",
      right: started + [
        .artifactPublished(S.image(0, by: S.second, 2)), refused(.succeeded, .foreignArtifact),
      ]
    ),
    Broken(
      "G6",
      started + [refused(.heartbeat, .alreadyPast)],
      "5: heartbeat of #1 of t0 was refused as already-past, but that was not so",
      right: S.failure + [refused(.heartbeat, .attemptEnded)]
    ),
    Broken(
      "G6",
      started + [refused(.blocked, .alreadyPast)],
      "5: blocked of #1 of t0 was refused as already-past, but that was not so",
      right: started + [
        .cancelRequested(S.first, S.token(1), by: "eve"), refused(.blocked, .alreadyPast),
      ]
    ),
  ]

  @Test(arguments: starts + demotions + calls)
  func `finds a refusal whose reason was not true`(_ broken: Broken) throws { try broken.check() }

  @Test func `finds the demotion of a task that was never created`() {
    var story = Story(S.one)
    story.record(.taskDemoted(S.second, .pathLocked))
    #expect(
      story.findings("G6") == ["4: t1 was demoted as path-locked, but that was not so"]
    )
  }
}
