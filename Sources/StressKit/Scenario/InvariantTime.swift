/// The kind of time in which an invariant is checked.
public enum InvariantTime: String, Sendable {
  /// In virtual and in real time: it holds even if every line is slow.
  case anyTime
  /// Only under control, where work takes no time; on real threads a slow thread could violate it.
  case virtualTime
}
