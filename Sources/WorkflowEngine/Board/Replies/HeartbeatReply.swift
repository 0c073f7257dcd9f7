/// The reply to a heartbeat.
public enum HeartbeatReply: Sendable, Hashable {
  /// The attempt is the caller's, and its lease is renewed.
  case accepted

  /// The same, and the attempt was asked to stop: end it and confirm.
  case stopRequested

  /// Nothing changed; the refusal is recorded.
  case refused(RefusalReason)
}
