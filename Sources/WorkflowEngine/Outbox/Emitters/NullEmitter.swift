/// Takes entries and forgets them: what an engine costs whose events nobody wants.
public struct NullEmitter: Emitter {
  /// Creates an emitter that keeps nothing.
  public init() {}

  /// Takes entries and forgets them.
  ///
  /// - Parameter entries: Any entries.
  public func emit(_ entries: [OutboxEntry]) async {}

  /// Nothing: no entry is kept back.
  public func flush() async {}
}
