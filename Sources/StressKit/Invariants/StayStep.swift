/// What an event means to who is inside: a lock, a slot, a lease, a run under way.
public enum StayStep<Key: Hashable & Sendable>: Sendable {
  /// A stay began.
  case entered(Key)
  /// A stay of this key ended: the latest one, for they cannot be told apart.
  case left(Key)
  /// One that asked to enter was refused for want of room.
  case turnedAway(Key)
}
