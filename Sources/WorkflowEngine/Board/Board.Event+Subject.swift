extension Board.Event {
  /// The attempt of an event; `nil` if it concerns no attempt.
  package var attempt: AttemptToken? {
    switch self {
    case .taskDispatched(_, let attempt): attempt.token
    case .artifactsConsumed(_, let token, _), .pathsLocked(_, let token), .taskQueued(_, let token),
      .taskRunning(_, let token), .leaseExtended(_, let token, _), .handedOff(_, let token, _),
      .taskSucceeded(_, let token), .taskFailed(_, let token, _, _),
      .submissionFailed(_, let token, _),
      .taskRetried(_, let token, _), .cancelRequested(_, let token, _),
      .attemptReleased(_, let token), .attemptReclaimed(_, let token, _),
      .callbackRefused(_, let token, _, _), .taskReset(_, let token, _):
      token
    case .taskCancelled(_, let token, _), .taskBlocked(_, let token, _),
      .taskInvalidated(_, let token, _):
      token
    case .artifactPublished(let artifact): artifact.attempt
    default: nil
    }
  }
}

extension Board {
  /// The run of an event.
  ///
  /// - Parameter event: An event that the board has applied.
  /// - Returns: The run; for a link, that of the waiting task; for an unknown task, the first run.
  package func run(of event: Event) -> RunID {
    switch event {
    case .runCreated(let run), .rerunRequested(let run, _, _), .runStatusChanged(let run, _, _, _):
      run
    case .linked(_, let child), .unlinked(_, let child): run(of: child)
    case .artifactPublished(let artifact): run(of: artifact.task)
    default: run(of: event.task)
    }
  }

  private func run(of task: TaskID?) -> RunID {
    guard let task, tasks.indices.contains(task.rawValue) else { return RunID(rawValue: 0) }
    return tasks[task.rawValue].run
  }
}
