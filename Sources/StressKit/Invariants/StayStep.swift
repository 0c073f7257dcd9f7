/// A step of a stay in something, such as a lock, a slot, a lease or an active run.
public enum StayStep<Key: Hashable & Sendable>: Sendable {
  /// A stay began.
  case entered(Key)
  /// The latest stay of this key ended.
  case left(Key)
  /// A request to enter was refused because there was no room.
  case turnedAway(Key)
}
