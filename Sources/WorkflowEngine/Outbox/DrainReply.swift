/// What became of one round of a drainer.
public enum DrainReply: Sendable, Hashable {
  /// So many entries were delivered.
  case delivered(Int)

  /// So many entries were emitted; but the lease had run out by then and another drainer had taken the
  /// lane over, which emits them too.
  case leaseLost(emitted: Int)

  /// Nothing is to be delivered, or others are at all of it.
  case idle
}
