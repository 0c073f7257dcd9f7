/// What an event means to gates, and to acts that need them open.
public enum GateStep<Gate: Hashable & Sendable>: Sendable {
  /// The gate is open from here on.
  case opened(Gate)
  /// The gate is closed from here on.
  case closed(Gate)
  /// Something was done that needs these gates open.
  case acted(needing: [Gate])
}
