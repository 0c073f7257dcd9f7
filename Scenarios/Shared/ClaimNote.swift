import WorkflowEngine

/// Something that those who work at claims have seen, each on its own.
enum ClaimNote: Sendable {
  /// A claim began, or a heartbeat for it was accepted, asked for at this time.
  case renewed(AttemptToken, at: Duration)
  /// Who had given a claim back was let go on with it.
  case wentOnAfterRelease(TaskID, AttemptToken)
  /// A claim that nobody had renewed for a lease was still there after the claims were looked through.
  case overlooked(TaskID, AttemptToken)
  /// A worker has gone home.
  case workerGone
}
