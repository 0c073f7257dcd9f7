/// The state of a gate before its first event.
public enum GateState: Sendable {
  /// Acts may pass.
  case open
  /// Acts may not pass.
  case closed
}
