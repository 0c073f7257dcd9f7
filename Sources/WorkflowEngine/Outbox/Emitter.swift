/// Where entries of the outbox go: a log, a file of spans, a buffer, another system.
///
/// Delivery is at least once. An entry comes again when the engine could not be told that it had
/// arrived; it has the same ``OutboxEntry/id`` then. Entries of one run come in order, and again in
/// order.
public protocol Emitter: Sendable {
  /// Takes entries; when this returns they are taken care of, unless ``flush()`` throws.
  ///
  /// - Parameter entries: Entries in the order of their numbers; never empty.
  /// - Throws: When they could not be taken; all of them come again.
  func emit(_ entries: [OutboxEntry]) async throws

  /// Brings what was taken to where it must be before the engine may forget about it.
  ///
  /// There is no default: one that does nothing would be taken where an actor's own is not `async`.
  ///
  /// - Throws: When that failed; what was taken since the last flush comes again.
  func flush() async throws
}
