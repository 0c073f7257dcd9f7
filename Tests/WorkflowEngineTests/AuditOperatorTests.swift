import Testing

@testable import WorkflowEngine

/// G15: a rerun, an abort and a reopening reach every task that they concern.
struct AuditOperatorTests {
  private typealias S = Story

  /// Two tasks, the second of which waits for the first.
  private static let pair: [Board.Event] =
    S.one + [.taskCreated(TaskSpec(task: S.second, run: S.run, dependencies: [S.first]))]

  /// Both have started, and the first is done.
  private static let bothStarted: [Board.Event] =
    pair + [
      S.start(S.first, 1), S.roll(.created, .running, .rollUp),
      .taskSucceeded(S.first, S.token(1)), .taskReady(S.second), S.start(S.second, 2),
    ]

  private static let linkedFailure: [Board.Event] =
    S.one + [
      .taskCreated(TaskSpec(task: S.second, run: S.run)), .taskReady(S.second),
      S.start(S.first, 1), S.start(S.second, 2),
      .taskFailed(S.first, S.token(1), reason: ""), .taskFailed(S.second, S.token(2), reason: ""),
      .linked(parent: S.first, child: S.second),
    ]

  static let histories: [Broken] = [
    Broken(
      "G15",
      linkedFailure + [.rerunRequested(S.run, [S.second], S.note)],
      "11: t1 was rerun without t0, which had failed",
      right: linkedFailure + [.rerunRequested(S.run, [S.first, S.second], S.note)]
    ),
    Broken(
      "G15",
      bothStarted + [S.roll(.running, .aborted, .abort)],
      "r0 is aborted, but t1 was not asked to stop",
      right: bothStarted + [
        S.roll(.running, .aborted, .abort),
        .cancelRequested(S.second, S.token(2), by: "eve"),
      ]
    ),
    Broken(
      "G15",
      bothStarted + [.taskReopened(S.first, by: "zoe")],
      "t1 is dispatched, but t0 is created again",
      right: bothStarted + [
        .taskReopened(S.first, by: "zoe"),
        .taskInvalidated(S.second, S.token(2), by: S.first),
      ]
    ),
    Broken(
      "G15",
      bothStarted + [
        .submissionFailed(S.second, S.token(2), reason: ""), .taskReopened(S.first, by: "zoe"),
      ],
      "t1 is submitFailed, but t0 is created again",
      right: bothStarted + [
        .submissionFailed(S.second, S.token(2), reason: ""), .taskReopened(S.first, by: "zoe"),
        .unlinked(parent: S.first, child: S.second),
      ]
    ),
  ]

  @Test(arguments: histories)
  func `Finds an operator's word that was not carried out`(_ broken: Broken) {
    #expect(Story(broken.events).findings("G15") == broken.findings)
    #expect(Story(broken.right).findings("G15") == [])
  }
}
