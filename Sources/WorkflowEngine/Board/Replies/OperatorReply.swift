/// The reply to an operation of an operator on a task.
public enum OperatorReply: Sendable, Hashable {
  /// The operation took effect.
  case accepted

  /// Nothing changed.
  case refused(RefusalReason)
}
