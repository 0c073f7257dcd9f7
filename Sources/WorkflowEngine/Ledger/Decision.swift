/// The result of a command: the reply to its caller, and the events that make the reply true.
public struct Decision<M: Model, Reply: Sendable>: Sendable {
  /// The reply to the caller, sent once the events are durable.
  public var reply: Reply

  /// The events, in order, without their consequences.
  public var events: [M.Event]

  /// Creates a decision.
  ///
  /// - Parameters:
  ///   - reply: The reply to the caller.
  ///   - events: The events, in order.
  public init(_ reply: Reply, _ events: [M.Event] = []) {
    self.reply = reply
    self.events = events
  }
}
