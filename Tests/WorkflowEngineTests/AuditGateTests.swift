import Testing

@testable import WorkflowEngine

/// G3 for needs, paths, leases and undone tasks.
struct AuditGateTests {
  private typealias S = Story

  private static let unmade: [Board.Event] =
    S.four + [S.start(S.first, 1), .taskSucceeded(S.first, S.token(1))]

  private static func given(_ artifacts: Int...) -> [Board.Event] {
    let ids = artifacts.map { ArtifactID(rawValue: $0) }
    return [S.start(S.third, 2), .artifactsConsumed(S.third, S.token(2), ids)]
  }

  static let artifacts: [Broken] = [
    Broken(
      "G3",
      unmade + [S.start(S.third, 2)],
      "10: t2 was started while t0 had not handed off the image that it needs",
      right: S.four + S.made + [S.start(S.third, 2)]
    ),
    Broken(
      "G3",
      unmade + [.taskReady(S.third)],
      "10: t2 was made ready while t0 had not handed off the image that it needs",
      right: S.four + S.made
    ),
    Broken(
      "G3",
      S.four + S.made + given(),
      "15: t2 needs 1 artifacts but was given 0",
      right: S.four + S.made + given(0)
    ),
    Broken(
      "G3",
      S.four + S.made + given(5),
      "15: t2 was given a5, which was never published"
    ),
    Broken(
      "G3",
      S.four + [
        S.start(S.first, 1), .artifactPublished(S.image(0, 1)),
        .artifactPublished(S.image(1, 1, type: "log")),
        .handedOff(S.first, S.token(1), S.handoff(0, 1)), .taskSucceeded(S.first, S.token(1)),
      ] + given(1),
      "14: t2 was given a1, which is not what it needs"
    ),
    Broken(
      "G3",
      S.four + S.made + [
        .taskReopened(S.first, by: "eve"), S.start(S.first, 3, number: 2),
        .artifactPublished(S.image(1, 3)), .handedOff(S.first, S.token(3), S.handoff(1)),
        .taskSucceeded(S.first, S.token(3)), S.start(S.third, 4),
        .artifactsConsumed(S.third, S.token(4), [ArtifactID(rawValue: 0)]),
      ],
      "20: t2 was given a0 of #1, which is not the newest attempt",
      right: S.four + S.made + [
        .taskReopened(S.first, by: "eve"), S.start(S.first, 3, number: 2),
        .artifactPublished(S.image(1, 3)), .handedOff(S.first, S.token(3), S.handoff(1)),
        .taskSucceeded(S.first, S.token(3)), S.start(S.third, 4),
        .artifactsConsumed(S.third, S.token(4), [ArtifactID(rawValue: 1)]),
      ]
    ),
  ]

  static let others: [Broken] = [
    Broken(
      "G3",
      S.four + S.made + [
        S.start(S.third, 2), .pathsLocked(S.third, S.token(2)), S.start(S.fourth, 3),
      ],
      "16: t3 was started while t2 held one of its paths",
      right: S.four + S.made + [
        S.start(S.third, 2), .pathsLocked(S.third, S.token(2)), .pathsReleased(S.third),
        S.start(S.fourth, 3),
      ]
    ),
    Broken(
      "G3",
      S.four + S.made + [
        S.start(S.third, 2), .taskReopened(S.first, by: "eve"),
        .taskSucceeded(S.third, S.token(2)),
      ],
      "16: t2 succeeded while its dependency t0 was created",
      right: S.four + S.made + [S.start(S.third, 2), .taskSucceeded(S.third, S.token(2))]
    ),
    Broken(
      "G3",
      S.four + [.linked(parent: S.first, child: S.fourth), S.start(S.fourth, 1)],
      "9: t3 was started while its dependency t0 was created",
      right: S.four + [
        .linked(parent: S.first, child: S.fourth), .taskArchived(S.first), S.start(S.fourth, 1),
      ]
    ),
    Broken(
      "G3",
      S.one + [
        S.start(S.first, 1, leasedUntil: 10), .attemptReclaimed(S.first, S.token(1), at: 9),
      ],
      "5: #1 of t0 was reclaimed at 9, but its lease ends at 10",
      right: S.one + [
        S.start(S.first, 1, leasedUntil: 10), .attemptReclaimed(S.first, S.token(1), at: 10),
      ]
    ),
    Broken(
      "G3",
      S.one + [
        S.start(S.first, 1, leasedUntil: 10), .leaseExtended(S.first, S.token(1), until: 20),
        .attemptReclaimed(S.first, S.token(1), at: 10),
      ],
      "6: #1 of t0 was reclaimed at 10, but its lease ends at 20"
    ),
  ]

  @Test(arguments: artifacts + others)
  func `finds a start, a success or a reclaim that comes too early`(_ broken: Broken) throws {
    try broken.check()
  }

  @Test func `finds a start after a dependency that was never created`() {
    var story = Story(S.one)
    story.record(
      .taskCreated(TaskSpec(task: S.second, run: S.run, dependencies: [TaskID(rawValue: 9)]))
    )
    story.record(S.start(S.second, 1))
    #expect(story.findings("G3") == ["5: t1 was started while its dependency t9 was unknown"])
  }
}
