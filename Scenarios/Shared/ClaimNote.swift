import WorkflowEngine

/// An observation of a worker or the reclaimer.
enum ClaimNote: Sendable {
  /// A claim was made or renewed at this time, by the worker's clock before the call.
  case renewed(AttemptToken, at: Duration)
  /// A worker was not refused after it had released its claim.
  case wentOnAfterRelease(TaskID, AttemptToken)
  /// A reclaim left a claim that nobody had renewed for a lease.
  case overlooked(TaskID, AttemptToken)
  /// A worker has finished.
  case workerGone
}
