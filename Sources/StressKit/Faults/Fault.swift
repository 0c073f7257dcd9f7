/// A fault that a scenario acts on itself, where it cannot `await` or throw.
public enum Fault: Sendable {
  /// Something takes this long.
  case delay(Duration)
  /// Something fails with this error.
  case error(any Error)
  /// The work is cancelled.
  case cancellation
  /// A component dies and loses what it had in memory.
  case crash
}
