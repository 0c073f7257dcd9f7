/// The kind of time in which an invariant is checked.
public enum InvariantTime: String, Sendable {
  /// In virtual and in real time: it holds even if every line is slow.
  case anyTime
  /// Only where work takes no time: under control, in the iterations in which time goes on only when every
  /// task waits. Elsewhere a slow task could violate it.
  case virtualTime
}
