/// What became of a report on an attempt.
public enum CallbackReply: Sendable, Hashable {
  /// The task's status is what was reported.
  case accepted

  /// Nothing changed; the refusal is on record.
  case refused(RefusalReason)
}
