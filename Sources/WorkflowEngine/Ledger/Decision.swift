/// What a command decided: the reply to its caller, and the events that make the reply true.
public struct Decision<M: Model, Reply: Sendable>: Sendable {
  /// What the caller is told once the events are durable.
  public var reply: Reply

  /// What happens, in order, without its consequences.
  public var events: [M.Event]

  /// Creates a decision.
  ///
  /// - Parameters:
  ///   - reply: What the caller is told.
  ///   - events: What happens, in order.
  public init(_ reply: Reply, _ events: [M.Event] = []) {
    self.reply = reply
    self.events = events
  }
}
