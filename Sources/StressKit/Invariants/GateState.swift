/// How a gate stands before the first event about it.
public enum GateState: Sendable {
  /// Acts may pass.
  case open
  /// Acts may not pass.
  case closed
}
