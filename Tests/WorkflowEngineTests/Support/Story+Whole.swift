@testable import WorkflowEngine

extension Story {
  /// An artifact of the first task by default.
  static func image(
    _ number: Int,
    by task: TaskID = first,
    _ token: Int,
    type: String = "image"
  ) -> Artifact {
    Artifact(
      id: ArtifactID(rawValue: number),
      task: task,
      attempt: Self.token(token),
      type: type,
      label: ""
    )
  }

  static func handoff(_ numbers: Int...) -> Handoff {
    Handoff(artifacts: numbers.map { Handoff.Item(ArtifactID(rawValue: $0)) })
  }

  /// Makes a path from a text that must be valid.
  static func path(_ text: String) -> WorkspacePath {
    guard let path = try? WorkspacePath(text) else { preconditionFailure("Invalid path: \(text)") }
    return path
  }

  /// A third task that needs an artifact of the first and holds a path, and a fourth that holds a
  /// path below it; both come after `two`.
  static let four: [Board.Event] =
    two + [
      .taskCreated(
        TaskSpec(
          task: third,
          run: run,
          dependencies: [first],
          needs: [ArtifactNeed("image", from: first)],
          paths: [path("a")],
          retry: RetryPolicy(maximum: 1, on: [.network]),
          key: "third"
        )
      ),
      .taskCreated(TaskSpec(task: fourth, run: run, paths: [path("a/b")], key: "fourth")),
      .taskReady(fourth),
    ]

  /// Attempt 1 of the first task succeeds with an image in its handoff, and the third task becomes
  /// ready.
  static let made: [Board.Event] = [
    start(first, 1, leasedUntil: 10), roll(.created, .running, .rollUp),
    .artifactPublished(image(0, 1)), .handedOff(first, token(1), handoff(0)),
    .taskSucceeded(first, token(1)), .taskReady(third),
  ]

  /// A correct history with every kind of event.
  static let whole: [Board.Event] = four + beginning + paths + operators

  private static let beginning: [Board.Event] = [
    .linked(parent: first, child: fourth), .taskDemoted(fourth, .dependenciesNotSatisfied),
    .unlinked(parent: first, child: fourth), .taskReady(fourth),
    .dispatchRefused(second, .dependenciesNotSatisfied),
    .dispatchRefused(second, .approvalRequired), .dispatchRefused(third, .artifactsMissing),
    start(first, 1, leasedUntil: 10), roll(.created, .running, .rollUp),
    .taskQueued(first, token(1)),
    .callbackRefused(first, token(1), reported: .queued, .alreadyPast),
    .leaseExtended(first, token(1), until: 20), .taskRunning(first, token(1)),
    .artifactPublished(image(0, 1)), .handedOff(first, token(1), handoff(0)),
    .taskSucceeded(first, token(1)), .taskReady(third),
    .callbackRefused(first, token(1), reported: .failed, .attemptEnded),
    .decisionRefused(first, by: "bob", .approvalNotRequired),
    .approvalDecided(second, verdict(.approve)), .taskReady(second),
    .decisionRefused(second, by: "bob", .alreadyDecided),
    roll(.running, .paused, .pause), .dispatchRefused(second, .runPaused),
    roll(.paused, .running, .resume),
  ]

  private static let paths: [Board.Event] = [
    start(third, 2), .artifactsConsumed(third, token(2), [ArtifactID(rawValue: 0)]),
    .pathsLocked(third, token(2)), .dispatchRefused(fourth, .dispatchLimitReached),
    .dispatchRefused(fourth, .pathLocked), .taskDemoted(fourth, .pathLocked),
    .taskFailed(third, token(2), reason: "network"),
    .taskRetried(third, attempt: token(2), .network), .taskReady(third),
    start(third, 3, number: 2, leasedUntil: 30),
    .artifactsConsumed(third, token(3), [ArtifactID(rawValue: 0)]),
    .attemptReclaimed(third, token(3), at: 30), .pathsReleased(third), .taskReady(fourth),
    .taskReady(third), start(fourth, 4), .pathsLocked(fourth, token(4)),
    .callbackRefused(fourth, token(4), reported: .succeeded, .foreignArtifact),
    .attemptReleased(fourth, token(4)), .pathsReleased(fourth), .taskReady(fourth),
  ]

  private static let operators: [Board.Event] = [
    start(second, 5), .callbackRefused(second, token(1), reported: .failed, .staleAttempt),
    .dispatchRefused(second, .notDispatchableState),
    .submissionFailed(second, token(5), reason: "no room"), .taskReady(second),
    roll(.running, .failed, .rollUp), start(second, 6, number: 2),
    roll(.failed, .running, .rollUp),
    .callbackRefused(second, token(6), reported: .cancelled, .cancelNotRequested),
    .cancelRequested(second, token(6), by: "eve"), .taskCancelled(second, token(6), by: "eve"),
    roll(.running, .failed, .rollUp), .rerunRequested(run, [second], note),
    .taskReset(second, attempt: token(6), note), roll(.failed, .running, .rollUp),
    .approvalDecided(second, verdict(.reject, round: 2)),
    .dispatchRefused(second, .approvalRejected), .taskBlocked(fourth, nil, reason: "wait"),
    .dispatchRefused(fourth, .taskBlocked), .taskUnblocked(fourth), .taskReady(fourth),
    start(third, 7, number: 3), .artifactsConsumed(third, token(7), [ArtifactID(rawValue: 0)]),
    .pathsLocked(third, token(7)), .taskReopened(first, by: "eve"), .taskReady(first),
    .taskInvalidated(third, token(7), by: first), .pathsReleased(third), .taskArchived(fourth),
    roll(.running, .aborted, .abort), .dispatchRefused(second, .runAborted),
  ]
}
