/// One operation on a ledger, with a reply of its own type.
///
/// A refusal is a reply, and may leave an event. A throw is a misuse, and leaves nothing.
public protocol Command: Sendable {
  /// The model that the command is about.
  associatedtype M: Model

  /// What the caller is told.
  associatedtype Reply: Sendable

  /// Decides what happens; a pure function of the command and the state.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: The reply and the events that make it true.
  /// - Throws: When the command is a misuse, such as an identifier that was never given out.
  func decide(_ state: M.State) throws -> Decision<M, Reply>

  /// Finds a misuse without deciding; by default it decides, and forgets what.
  ///
  /// - Parameter state: The state to look at.
  /// - Throws: What ``decide(_:)`` throws on that state.
  func check(_ state: M.State) throws
}

extension Command {
  /// Decides, and forgets what.
  ///
  /// - Parameter state: The state to look at.
  /// - Throws: What ``decide(_:)`` throws.
  public func check(_ state: M.State) throws { _ = try decide(state) }
}
