/// What became of a call about an attempt.
public enum CallbackReply: Sendable, Hashable {
  /// The attempt was the caller's, and what was asked for is done.
  case accepted

  /// Nothing changed; the refusal is on record.
  case refused(RefusalReason)
}
