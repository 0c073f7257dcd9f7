/// An effect of an event on a gate, or an act that needs open gates.
public enum GateStep<Gate: Hashable & Sendable>: Sendable {
  /// The gate is open from now on.
  case opened(Gate)
  /// The gate is closed from now on.
  case closed(Gate)
  /// An act happened that needs these gates open.
  case acted(needing: [Gate])
}
