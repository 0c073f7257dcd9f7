extension Board {
  /// Every kind of event on the board.
  public enum Event: Sendable, Hashable {
    /// A run was created.
    case runCreated(RunID)

    /// A task was created.
    case taskCreated(TaskSpec)

    /// A task was linked: it waits for another.
    case linked(parent: TaskID, child: TaskID)

    /// A link was removed: a task no longer waits for another.
    case unlinked(parent: TaskID, child: TaskID)

    /// A task became ready: the last of its gates opened.
    case taskReady(TaskID)

    /// A ready task was demoted: one of its gates is closed.
    case taskDemoted(TaskID, RefusalReason)

    /// A task was started.
    case taskDispatched(TaskID, Attempt)

    /// The attempt that has just started received its artifacts, in the order of the needs.
    case artifactsConsumed(TaskID, AttemptToken, [ArtifactID])

    /// The task took its paths.
    case pathsLocked(TaskID, AttemptToken)

    /// The task released its paths.
    case pathsReleased(TaskID)

    /// A start of a task was refused.
    case dispatchRefused(TaskID, RefusalReason)

    /// The runner accepted an attempt.
    case taskQueued(TaskID, AttemptToken)

    /// The runner works on an attempt.
    case taskRunning(TaskID, AttemptToken)

    /// A lease was renewed until a time, in nanoseconds of the engine's time.
    case leaseExtended(TaskID, AttemptToken, until: Int)

    /// An attempt published an artifact.
    case artifactPublished(Artifact)

    /// An attempt that is about to succeed handed off to the tasks that depend on it.
    case handedOff(TaskID, AttemptToken, Handoff)

    /// An attempt succeeded.
    case taskSucceeded(TaskID, AttemptToken)

    /// An attempt failed; without a category, the words of the reason decide.
    case taskFailed(
      TaskID,
      AttemptToken,
      reason: String,
      category: FailureCategory? = nil
    )

    /// The runner could not accept an attempt.
    case submissionFailed(TaskID, AttemptToken, reason: String)

    /// A failed task was retried; the attempt is the one that failed.
    case taskRetried(TaskID, attempt: AttemptToken, FailureCategory)

    /// Somebody requested that an attempt stop.
    case cancelRequested(TaskID, AttemptToken, by: String)

    /// A task was cancelled; the attempt is the one that stopped, if any.
    case taskCancelled(TaskID, AttemptToken?, by: String)

    /// An attempt was released unfinished.
    case attemptReleased(TaskID, AttemptToken)

    /// An attempt was reclaimed because its lease had expired; the time is in nanoseconds of the
    /// engine's time.
    case attemptReclaimed(TaskID, AttemptToken, at: Int)

    /// A task was blocked; the attempt is the one that ended by this, if any.
    case taskBlocked(TaskID, AttemptToken?, reason: String)

    /// A task was unblocked.
    case taskUnblocked(TaskID)

    /// A call about an attempt was refused.
    case callbackRefused(TaskID, AttemptToken, reported: AttemptCall, RefusalReason)

    /// An approver decided.
    case approvalDecided(TaskID, ApprovalDecision)

    /// A decision was refused.
    case decisionRefused(TaskID, by: String, RefusalReason)

    /// A partial rerun was accepted.
    case rerunRequested(RunID, [TaskID], RerunNote)

    /// A failed task was reset; the attempt is the one that failed, or 0 if there was none.
    case taskReset(TaskID, attempt: AttemptToken, RerunNote)

    /// A task that had ended was reopened.
    case taskReopened(TaskID, by: String)

    /// A task was undone because an upstream task was reopened; the attempt is the one that ended
    /// by this, if any.
    case taskInvalidated(TaskID, AttemptToken?, by: TaskID)

    /// A task was archived for good.
    case taskArchived(TaskID)

    /// A run moved from one status to another.
    case runStatusChanged(RunID, from: RunStatus, to: RunStatus, cause: RunStatusCause)
  }
}
