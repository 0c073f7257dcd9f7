/// A state machine that a ledger can hold: its state, its events and their consequences.
///
/// All functions are pure. Given the same records, every ledger of a model reaches the same state.
/// Recovery from a journal relies on this.
public protocol Model: Sendable {
  /// The state that the ledger holds.
  associatedtype State: Sendable

  /// The events that can change the state.
  associatedtype Event: Sendable

  /// Applies an event to the state. It cannot fail, because the event has already happened.
  ///
  /// - Parameters:
  ///   - state: The state to change.
  ///   - event: The event.
  static func evolve(_ state: inout State, _ event: Event)

  /// Returns the consequences of an event; they belong to the same transaction.
  ///
  /// - Parameters:
  ///   - event: The event that has just been applied.
  ///   - state: The state after that event.
  /// - Returns: The events that follow, in order; each may have consequences too.
  static func consequences(of event: Event, in state: State) -> [Event]
}
