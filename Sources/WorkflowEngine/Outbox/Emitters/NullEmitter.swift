/// Accepts and discards entries, to measure an engine without the cost of an emitter.
public struct NullEmitter: Emitter {
  /// Creates an emitter that discards all entries.
  public init() {}

  /// Discards entries.
  ///
  /// - Parameter entries: Any entries.
  public func emit(_ entries: [OutboxEntry]) async {}

  /// Does nothing.
  public func flush() async {}
}
