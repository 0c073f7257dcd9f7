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

  /// The task was started before, and not reset since.
  case notDispatchableState = "not-dispatchable-state"

  /// A dependency has not succeeded.
  case dependenciesNotSatisfied = "dependencies-not-satisfied"

  /// The approver has not decided yet.
  case approvalRequired = "approval-required"

  /// The approver said no.
  case approvalRejected = "approval-rejected"

  /// Nothing is left to start.
  case noReadyTasks = "no-ready-tasks"

  /// The token belongs to an attempt that is no longer the newest.
  case staleAttempt = "stale-attempt"

  /// The attempt has ended.
  case attemptEnded = "attempt-ended"

  /// The attempt is past the status that was reported.
  case alreadyPast = "already-past"

  /// The task needs no approval.
  case approvalNotRequired = "approval-not-required"

  /// The approval round has its decision.
  case alreadyDecided = "already-decided"

  /// A task of the run has an attempt under way.
  case activeTasks = "active-tasks"

  /// No task was selected.
  case emptySelection = "empty-selection"

  /// A selected task is not a task of the run.
  case unknownTask = "unknown-task"

  /// A selected task has not failed.
  case notRerunnable = "not-rerunnable"

  /// A selected task depends on a failed one that was not selected.
  case failedDependencyNotSelected = "failed-dependency-not-selected"
}

extension RefusalReason: CustomStringConvertible {
  /// The name of the reason, as evidence and events show it.
  public var description: String { rawValue }
}
