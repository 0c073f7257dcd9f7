import WorkflowEngine

extension Board.Event {
  /// The task and the attempt that this event starts, or `nil`.
  var attemptStart: (task: TaskID, token: AttemptToken)? {
    if case .taskDispatched(let task, let attempt) = self { (task, attempt.token) } else { nil }
  }

  /// The task and the attempt that this event ends, or `nil`.
  var attemptEnd: (task: TaskID, token: AttemptToken)? {
    switch self {
    case .taskSucceeded(let task, let token), .taskFailed(let task, let token, _, _),
      .submissionFailed(let task, let token, _), .attemptReleased(let task, let token),
      .attemptReclaimed(let task, let token, _), .taskCancelled(let task, .some(let token), _),
      .taskBlocked(let task, .some(let token), _),
      .taskInvalidated(let task, .some(let token), _):
      (task, token)
    default: nil
    }
  }
}
