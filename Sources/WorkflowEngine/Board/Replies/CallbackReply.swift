/// The reply to a call about an attempt.
public enum CallbackReply: Sendable, Hashable {
  /// The attempt is the caller's, and the call took effect.
  case accepted

  /// Nothing changed; the refusal is recorded.
  case refused(RefusalReason)
}
