/// An effect of an event on the waiters of a key, and on the flag that says that there are waiters.
public enum WaitStep<Key: Hashable & Sendable>: Sendable {
  /// A new waiter waits on the key.
  case waiting(Key)
  /// A waiter on the key was served, woken or promoted.
  case answered(Key)
  /// From now on, waiters on the key could be served.
  case unblocked(Key)
  /// From now on, waiters on the key cannot be served.
  case blocked(Key)
  /// The flag of the key was cleared: it says that there are no waiters.
  case cleared(Key)
}
