/// Why the engine said no.
///
/// A rule is named by the reason that it gives.
public enum RefusalReason: String, Error, Sendable, CaseIterable {
  /// The run was aborted.
  case runAborted = "run-aborted"

  /// The run is paused.
  case runPaused = "run-paused"

  /// The run is not paused, so that it cannot be resumed.
  case runNotPaused = "run-not-paused"

  /// The run has succeeded or failed.
  case runFinished = "run-finished"

  /// The task is under way, or has ended and was not reset since.
  case notDispatchableState = "not-dispatchable-state"

  /// A dependency is not done: it has neither succeeded nor been archived.
  case dependenciesNotSatisfied = "dependencies-not-satisfied"

  /// The task is held back until somebody unblocks it.
  case taskBlocked = "task-blocked"

  /// As many attempts are under way as the engine allows.
  case dispatchLimitReached = "dispatch-limit-reached"

  /// A dependency did not hand off an artifact that the task needs.
  case artifactsMissing = "required-handoff-artifacts-missing"

  /// Another task holds one of the task's paths, or one above or below it.
  case pathLocked = "path-locked"

  /// The approver has not decided yet.
  case approvalRequired = "approval-required"

  /// The approver said no.
  case approvalRejected = "approval-rejected"

  /// No task of the run is ready, and none waits for a link, an approval, an artifact or a path.
  case noReadyTasks = "no-ready-tasks"

  /// The token belongs to an attempt that is no longer the newest.
  case staleAttempt = "stale-attempt"

  /// The attempt has ended.
  case attemptEnded = "attempt-ended"

  /// The attempt is past what was reported, or was asked to stop.
  case alreadyPast = "already-past"

  /// Nobody has asked that the attempt stop.
  case cancelNotRequested = "cancel-not-requested"

  /// The handoff names an artifact that another attempt has made.
  case foreignArtifact = "foreign-artifact"

  /// The lease of the claim, or of the lane of the outbox, has not run out.
  case leaseHeld = "lease-held"

  /// The lane of the outbox is no longer the drainer's.
  case staleLease = "stale-lease"

  /// The task needs no approval.
  case approvalNotRequired = "approval-not-required"

  /// The approval round has its decision.
  case alreadyDecided = "already-decided"

  /// A task of the run has an attempt under way.
  case activeTasks = "active-tasks"

  /// No task was selected.
  case emptySelection = "empty-selection"

  /// A task that was named does not exist, or not in this run.
  case unknownTask = "unknown-task"

  /// A selected task has neither failed nor been cancelled.
  case notRerunnable = "not-rerunnable"

  /// A selected task depends on a failed one that was not selected.
  case failedDependencyNotSelected = "failed-dependency-not-selected"

  /// A task cannot wait for itself.
  case selfLink = "self-link"

  /// The tasks belong to different runs.
  case foreignRun = "foreign-run"

  /// The task waits for that one already.
  case alreadyLinked = "already-linked"

  /// The task does not wait for that one.
  case notLinked = "not-linked"

  /// The other task waits for this one, directly or through others.
  case linkCycle = "link-cycle"

  /// The task needs an artifact of that one.
  case artifactNeeded = "artifact-needed"

  /// The task has an attempt under way.
  case activeAttempt = "active-attempt"

  /// The task has ended, or is in another way past what was asked for.
  case taskFinished = "task-finished"

  /// The attempt was asked to stop before.
  case alreadyRequested = "already-requested"

  /// The task is not blocked.
  case notBlocked = "not-blocked"

  /// The task has not ended, so that there is nothing to reopen.
  case notReopenable = "not-reopenable"

  /// The task was archived.
  case taskArchived = "task-archived"
}

extension RefusalReason: CustomStringConvertible {
  /// The name of the reason, as evidence and events show it.
  public var description: String { rawValue }
}
