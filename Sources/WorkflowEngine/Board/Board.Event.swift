extension Board {
  /// Everything that can happen on the board.
  public enum Event: Sendable, Hashable {
    /// A run was created.
    case runCreated(RunID)

    /// A task was created.
    case taskCreated(TaskSpec)

    /// A task was made ready: the last of its gates has opened.
    case taskReady(TaskID)

    /// A task was started.
    case taskDispatched(TaskID, Attempt)

    /// A start of a named task was refused.
    case dispatchRefused(TaskID, RefusalReason)

    /// The runner took an attempt.
    case taskQueued(TaskID, AttemptToken)

    /// The runner works at an attempt.
    case taskRunning(TaskID, AttemptToken)

    /// An attempt succeeded.
    case taskSucceeded(TaskID, AttemptToken)

    /// An attempt failed.
    case taskFailed(TaskID, AttemptToken, reason: String)

    /// A report on an attempt was refused.
    case callbackRefused(TaskID, AttemptToken, reported: TaskStatus, RefusalReason)

    /// An approver decided.
    case approvalDecided(TaskID, ApprovalDecision)

    /// A decision was refused.
    case decisionRefused(TaskID, by: String, RefusalReason)

    /// A partial rerun was accepted.
    case rerunRequested(RunID, [TaskID], RerunNote)

    /// A failed task was reset; the attempt is the one that failed.
    case taskReset(TaskID, attempt: AttemptToken, RerunNote)

    /// A run moved from one status to another.
    case runStatusChanged(RunID, from: RunStatus, to: RunStatus, cause: RunStatusCause)
  }
}
