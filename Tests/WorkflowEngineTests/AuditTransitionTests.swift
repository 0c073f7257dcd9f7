import Testing

@testable import WorkflowEngine

/// G1 for the events of links, operators and attempts.
struct AuditTransitionTests {
  private typealias S = Story

  static let links: [Broken] = [
    Broken(
      "G1",
      S.four + [.linked(parent: S.first, child: S.second)],
      "8: t1 was linked to t0 again",
      right: S.four + [.linked(parent: S.fourth, child: S.second)]
    ),
    Broken(
      "G1",
      S.four + [.linked(parent: S.second, child: S.first)],
      "8: t0 was linked to t1, which waits for it",
      right: S.four + [.linked(parent: S.fourth, child: S.first)]
    ),
    Broken(
      "G1",
      S.four + [
        .linked(parent: S.fourth, child: S.first), .linked(parent: S.second, child: S.fourth),
      ],
      "9: t3 was linked to t1, which waits for it",
      right: S.four + [
        .linked(parent: S.fourth, child: S.first), .unlinked(parent: S.fourth, child: S.first),
        .linked(parent: S.second, child: S.fourth),
      ]
    ),
    Broken(
      "G1",
      S.four + [.linked(parent: S.fourth, child: S.fourth)],
      "8: t3 was linked to t3, which waits for it"
    ),
    Broken(
      "G1",
      S.four + [S.start(S.fourth, 1), .linked(parent: S.first, child: S.fourth)],
      "9: t3 was linked to t0 while dispatched",
      right: S.four + [
        S.start(S.fourth, 1), .taskFailed(S.fourth, S.token(1), reason: ""),
        .linked(parent: S.first, child: S.fourth),
      ]
    ),
    Broken(
      "G1",
      S.four + [.taskArchived(S.fourth), .linked(parent: S.first, child: S.fourth)],
      "9: t3 was linked to t0 while archived"
    ),
    Broken(
      "G1",
      S.four + [.unlinked(parent: S.second, child: S.fourth)],
      "8: t3 was unlinked from t1, which it did not wait for",
      right: S.four + [.unlinked(parent: S.first, child: S.second)]
    ),
    Broken(
      "G1",
      S.four + [.taskDemoted(S.second, .approvalRequired)],
      "8: t1 was demoted but was not ready",
      right: S.four + [.taskDemoted(S.fourth, .pathLocked), .taskReady(S.fourth)]
    ),
    Broken(
      "G1",
      S.four + [.taskDemoted(S.fourth, .pathLocked), .taskDemoted(S.fourth, .pathLocked)],
      "9: t3 was demoted but was not ready"
    ),
  ]

  static let moves: [Broken] = [
    Broken(
      "G1",
      S.one + [.taskUnblocked(S.first)],
      "4: t0 moved from created to created",
      right: S.one + [.taskBlocked(S.first, nil, reason: ""), .taskUnblocked(S.first)]
    ),
    Broken(
      "G1",
      S.one + [.attemptReleased(S.first, S.token(1))],
      "4: t0 moved from created to created",
      right: S.one + [S.start(S.first, 1), .attemptReleased(S.first, S.token(1))]
    ),
    Broken(
      "G1",
      S.one + [.taskArchived(S.first), .taskArchived(S.first)],
      "5: t0 moved from archived to archived",
      right: S.one + [.taskArchived(S.first)]
    ),
    Broken(
      "G1",
      S.one + [.cancelRequested(S.first, S.token(1), by: "eve")],
      "4: t0 moved from created to cancelRequested",
      right: S.one + [S.start(S.first, 1), .cancelRequested(S.first, S.token(1), by: "eve")]
    ),
    Broken(
      "G1",
      S.one + [S.start(S.first, 1), .taskCancelled(S.first, S.token(1), by: "eve")],
      "5: t0 moved from dispatched to cancelled",
      right: S.one + [.taskCancelled(S.first, nil, by: "eve")]
    ),
    Broken(
      "G1",
      S.one + [
        S.start(S.first, 1), .cancelRequested(S.first, S.token(1), by: "eve"),
        .taskBlocked(S.first, S.token(1), reason: ""),
      ],
      "6: t0 moved from cancelRequested to blocked",
      right: S.one + [
        S.start(S.first, 1), .cancelRequested(S.first, S.token(1), by: "eve"),
        .attemptReleased(S.first, S.token(1)),
      ]
    ),
    Broken(
      "G1",
      S.one + [
        S.start(S.first, 1), .taskQueued(S.first, S.token(1)),
        .submissionFailed(S.first, S.token(1), reason: ""),
      ],
      "6: t0 moved from queued to submitFailed",
      right: S.one + [S.start(S.first, 1), .submissionFailed(S.first, S.token(1), reason: "")]
    ),
    Broken(
      "G1",
      S.one + [.taskReopened(S.first, by: "eve")],
      "4: t0 moved from created to created",
      right: S.failure + [.taskReopened(S.first, by: "eve")]
    ),
    Broken(
      "G1",
      S.one + [.taskInvalidated(S.first, nil, by: S.second)],
      "4: t0 moved from created to created",
      right: S.failure + [.taskInvalidated(S.first, nil, by: S.second)]
    ),
  ]

  @Test(arguments: links + moves)
  func `finds an impossible link or move`(_ broken: Broken) throws { try broken.check() }

  @Test func `finds links and demotions of tasks that were never created`() {
    var story = Story(S.one)
    story.record(.linked(parent: TaskID(rawValue: 9), child: S.first))
    story.record(.linked(parent: S.first, child: TaskID(rawValue: 9)))
    story.record(.unlinked(parent: S.first, child: S.second))
    story.record(.taskDemoted(S.second, .pathLocked))
    #expect(
      story.findings("G1") == [
        "4: t0 was linked to t9, but one was never created",
        "5: t9 was linked to t0, but one was never created",
        "6: t1 was unlinked from t0, which it did not wait for",
        "7: t1 was demoted but was not ready",
      ]
    )
  }
}
