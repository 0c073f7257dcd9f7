/// In which time an invariant is judged.
public enum InvariantTime: String, Sendable {
  /// Always: it holds however long each line takes.
  case anyTime
  /// Only under control, where work takes no time: real threads can be slow, and do not judge it.
  case virtualTime
}
