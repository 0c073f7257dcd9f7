extension Board {
  /// Everything that can happen on the board.
  public enum Event: Sendable, Hashable {
    /// A run was created.
    case runCreated(RunID)

    /// A task was created.
    case taskCreated(TaskSpec)

    /// A task must from now on wait for another.
    case linked(parent: TaskID, child: TaskID)

    /// A task need no longer wait for another.
    case unlinked(parent: TaskID, child: TaskID)

    /// A task was made ready: the last of its gates has opened.
    case taskReady(TaskID)

    /// A task that was ready is not so any more: a gate has closed, or was found closed.
    case taskDemoted(TaskID, RefusalReason)

    /// A task was started.
    case taskDispatched(TaskID, Attempt)

    /// The attempt that has just started was given what the task needs, in the order of the needs.
    case artifactsConsumed(TaskID, AttemptToken, [ArtifactID])

    /// The task holds its paths.
    case pathsLocked(TaskID, AttemptToken)

    /// The task holds its paths no longer.
    case pathsReleased(TaskID)

    /// A start of a task was refused.
    case dispatchRefused(TaskID, RefusalReason)

    /// The runner took an attempt.
    case taskQueued(TaskID, AttemptToken)

    /// The runner works at an attempt.
    case taskRunning(TaskID, AttemptToken)

    /// A claim stands for longer: until so many nanoseconds of the engine's time.
    case leaseExtended(TaskID, AttemptToken, until: Int)

    /// An attempt has put something on the board.
    case artifactPublished(Artifact)

    /// An attempt that is about to succeed leaves this to the tasks that depend on it.
    case handedOff(TaskID, AttemptToken, Handoff)

    /// An attempt succeeded.
    case taskSucceeded(TaskID, AttemptToken)

    /// An attempt failed.
    case taskFailed(TaskID, AttemptToken, reason: String)

    /// The runner could not take an attempt.
    case submissionFailed(TaskID, AttemptToken, reason: String)

    /// A task that failed is tried again; the attempt is the one that failed.
    case taskRetried(TaskID, attempt: AttemptToken, FailureCategory)

    /// Somebody asked that an attempt stop.
    case cancelRequested(TaskID, AttemptToken, by: String)

    /// A task was cancelled; the attempt is the one that stopped, if there was one.
    case taskCancelled(TaskID, AttemptToken?, by: String)

    /// An attempt was given back unfinished.
    case attemptReleased(TaskID, AttemptToken)

    /// An attempt was taken back, for its lease had run out; the time is in nanoseconds of
    /// the engine's time.
    case attemptReclaimed(TaskID, AttemptToken, at: Int)

    /// A task was held back; the attempt is the one that this ended, if there was one.
    case taskBlocked(TaskID, AttemptToken?, reason: String)

    /// A task is held back no longer.
    case taskUnblocked(TaskID)

    /// A call of somebody who works at an attempt was refused.
    case callbackRefused(TaskID, AttemptToken, reported: AttemptCall, RefusalReason)

    /// An approver decided.
    case approvalDecided(TaskID, ApprovalDecision)

    /// A decision was refused.
    case decisionRefused(TaskID, by: String, RefusalReason)

    /// A partial rerun was accepted.
    case rerunRequested(RunID, [TaskID], RerunNote)

    /// A failed task was reset; the attempt is the one that failed, or 0 when there was none.
    case taskReset(TaskID, attempt: AttemptToken, RerunNote)

    /// A task that had ended must be done again.
    case taskReopened(TaskID, by: String)

    /// A task was undone because one before it was reopened; the attempt is the one that was under
    /// way, if there was one.
    case taskInvalidated(TaskID, AttemptToken?, by: TaskID)

    /// A task was put away for good.
    case taskArchived(TaskID)

    /// A run moved from one status to another.
    case runStatusChanged(RunID, from: RunStatus, to: RunStatus, cause: RunStatusCause)
  }
}
