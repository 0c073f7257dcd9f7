/// The result of one round of a drainer.
public enum DrainReply: Sendable, Hashable {
  /// The given number of entries was delivered.
  case delivered(Int)

  /// The given number of entries was emitted, but the lease had expired and another drainer has
  /// taken the lane. That drainer emits them again.
  case leaseLost(emitted: Int)

  /// No entries are undelivered, or other drainers hold their lanes.
  case idle
}
