/// A state machine that a ledger can hold: what it remembers, what can happen, what follows by itself.
///
/// All three functions are pure. Given the same records, every ledger of a model reaches the same
/// state, which is what makes recovery from a journal possible.
public protocol Model: Sendable {
  /// What the ledger remembers.
  associatedtype State: Sendable

  /// What can happen to the state.
  associatedtype Event: Sendable

  /// Brings an event into the state; it cannot fail, for the event has already happened.
  ///
  /// - Parameters:
  ///   - state: The state to change.
  ///   - event: What happened.
  static func evolve(_ state: inout State, _ event: Event)

  /// Says what follows from an event by itself, within the same transaction.
  ///
  /// - Parameters:
  ///   - event: What has just happened.
  ///   - state: The state with that event in it.
  /// - Returns: The events that follow, in order; each may have consequences of its own.
  static func consequences(of event: Event, in state: State) -> [Event]
}
