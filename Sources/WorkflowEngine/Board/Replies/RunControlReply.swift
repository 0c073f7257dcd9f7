/// The reply to an operation of an operator on a run.
public enum RunControlReply: Sendable, Hashable {
  /// The run moved to a status.
  case moved(to: RunStatus)

  /// Nothing changed.
  case refused(RefusalReason)
}
