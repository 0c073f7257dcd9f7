/// A destination of outbox entries: a log, a file of spans, a buffer or another system.
///
/// Delivery is at least once. If the engine does not learn that an entry arrived, the entry is
/// delivered again with the same ``OutboxEntry/id``. Entries of one run arrive in order, also when
/// they are repeated.
public protocol Emitter: Sendable {
  /// Accepts entries. When it returns, they count as delivered, unless ``flush()`` throws.
  ///
  /// - Parameter entries: Entries in the order of their numbers; never empty.
  /// - Throws: If it could not accept them; all of them are delivered again.
  func emit(_ entries: [OutboxEntry]) async throws

  /// Makes the accepted entries safe, so that the engine may forget them.
  ///
  /// There is no default implementation: it would be chosen for an actor whose `flush` is not
  /// `async`.
  ///
  /// - Throws: If that failed; all entries since the last flush are delivered again.
  func flush() async throws
}
