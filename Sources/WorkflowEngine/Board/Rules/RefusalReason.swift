/// Why the engine refused an operation.
///
/// The reason is also the name of the rule that gives it.
public enum RefusalReason: String, Error, Sendable, CaseIterable {
  /// The run was aborted.
  case runAborted = "run-aborted"

  /// The run is paused.
  case runPaused = "run-paused"

  /// The run is not paused, so it cannot be resumed.
  case runNotPaused = "run-not-paused"

  /// The run has succeeded or failed.
  case runFinished = "run-finished"

  /// The task is under way, or has ended and has not been reset since.
  case notDispatchableState = "not-dispatchable-state"

  /// A dependency has neither succeeded nor been archived.
  case dependenciesNotSatisfied = "dependencies-not-satisfied"

  /// The task is blocked until somebody unblocks it.
  case taskBlocked = "task-blocked"

  /// The maximum number of attempts is under way.
  case dispatchLimitReached = "dispatch-limit-reached"

  /// A dependency did not hand off an artifact that the task needs.
  case artifactsMissing = "required-handoff-artifacts-missing"

  /// Another task holds a path that overlaps one of this task's paths.
  case pathLocked = "path-locked"

  /// The approver has not decided yet.
  case approvalRequired = "approval-required"

  /// The approver rejected the task.
  case approvalRejected = "approval-rejected"

  /// No task of the run is ready, and none waits for a link, an approval, an artifact or a path.
  case noReadyTasks = "no-ready-tasks"

  /// The token belongs to an attempt that is no longer the newest.
  case staleAttempt = "stale-attempt"

  /// The attempt has ended.
  case attemptEnded = "attempt-ended"

  /// The attempt was asked to stop: end it and confirm.
  case cancelRequested = "cancel-requested"

  /// The attempt has already passed the reported status.
  case alreadyPast = "already-past"

  /// Nobody requested that the attempt stop.
  case cancelNotRequested = "cancel-not-requested"

  /// The handoff names an artifact that another attempt made.
  case foreignArtifact = "foreign-artifact"

  /// The lease of the claim, or of the outbox lane, has not expired.
  case leaseHeld = "lease-held"

  /// The drainer no longer has the lane of the outbox.
  case staleLease = "stale-lease"

  /// The task needs no approval.
  case approvalNotRequired = "approval-not-required"

  /// The approval round already has a decision.
  case alreadyDecided = "already-decided"

  /// A task of the run has an attempt under way.
  case activeTasks = "active-tasks"

  /// No task was selected.
  case emptySelection = "empty-selection"

  /// A named task does not exist, or belongs to another run.
  case unknownTask = "unknown-task"

  /// A selected task has neither failed nor been cancelled.
  case notRerunnable = "not-rerunnable"

  /// A selected task depends on a failed one that was not selected.
  case failedDependencyNotSelected = "failed-dependency-not-selected"

  /// A task cannot wait for itself.
  case selfLink = "self-link"

  /// The tasks belong to different runs.
  case foreignRun = "foreign-run"

  /// The task already waits for the other task.
  case alreadyLinked = "already-linked"

  /// The task does not wait for the other task.
  case notLinked = "not-linked"

  /// The other task waits for this one, directly or through others.
  case linkCycle = "link-cycle"

  /// The task needs an artifact of the other task.
  case artifactNeeded = "artifact-needed"

  /// The task has an attempt under way.
  case activeAttempt = "active-attempt"

  /// The task has ended, or its status does not allow the operation.
  case taskFinished = "task-finished"

  /// The attempt was already asked to stop.
  case alreadyRequested = "already-requested"

  /// The task is not blocked.
  case notBlocked = "not-blocked"

  /// The task has not ended, so it cannot be reopened.
  case notReopenable = "not-reopenable"

  /// The task was archived.
  case taskArchived = "task-archived"
}

extension RefusalReason: CustomStringConvertible {
  /// The name of the reason, as it appears in evidence and events.
  public var description: String { rawValue }
}
