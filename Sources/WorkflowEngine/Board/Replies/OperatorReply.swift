/// What became of an operator's wish.
public enum OperatorReply: Sendable, Hashable {
  /// It is done.
  case accepted

  /// Nothing changed.
  case refused(RefusalReason)
}
