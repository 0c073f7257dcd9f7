/// What an event means to those who wait, and to the flag that says that somebody does.
public enum WaitStep<Key: Hashable & Sendable>: Sendable {
  /// One more waits on the key.
  case waiting(Key)
  /// One that waited on the key was served, woken or promoted.
  case answered(Key)
  /// From here on, who waits on the key could be served.
  case unblocked(Key)
  /// From here on, who waits on the key cannot be served.
  case blocked(Key)
  /// The flag of the key was cleared: it says that nobody waits.
  case cleared(Key)
}
