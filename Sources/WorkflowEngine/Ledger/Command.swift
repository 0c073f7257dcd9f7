/// One operation on a ledger, with a reply of its own type.
///
/// A refusal is a reply, and may record an event. A thrown error is a misuse, and records nothing.
public protocol Command: Sendable {
  /// The model that the command changes.
  associatedtype M: Model

  /// The result for the caller.
  associatedtype Reply: Sendable

  /// Decides which events happen; a pure function of the command and the state.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: The reply and the events that make it true.
  /// - Throws: When the command is a misuse, such as an identifier that was never issued.
  func decide(_ state: M.State) throws -> Decision<M, Reply>

  /// Throws if the command is a misuse; by default it decides and discards the decision.
  ///
  /// - Parameter state: The state to check against.
  /// - Throws: The error that ``decide(_:)`` throws on that state.
  func check(_ state: M.State) throws
}

extension Command {
  /// Decides and discards the decision.
  ///
  /// - Parameter state: The state to check against.
  /// - Throws: The error that ``decide(_:)`` throws.
  public func check(_ state: M.State) throws { _ = try decide(state) }
}
