/// Hands on the entries that a predicate lets through; the others are taken care of with that.
///
/// ``SpanEmitter`` and ``MetricsEmitter`` follow what happens: let whole runs through to them, or
/// nothing of a run.
public struct FilteredEmitter: Emitter {
  private let base: any Emitter
  private let isWanted: @Sendable (OutboxEntry) -> Bool

  /// Creates an emitter before another.
  ///
  /// - Parameters:
  ///   - base: Who takes what is let through.
  ///   - isWanted: Whether an entry is let through; the same answer for the same entry.
  public init(_ base: any Emitter, where isWanted: @escaping @Sendable (OutboxEntry) -> Bool) {
    self.base = base
    self.isWanted = isWanted
  }

  /// Hands on what is let through, in one batch; nothing when that is none.
  ///
  /// - Parameter entries: Entries in the order of their numbers.
  /// - Throws: What the other emitter throws.
  public func emit(_ entries: [OutboxEntry]) async throws {
    let wanted = entries.filter(isWanted)
    if !wanted.isEmpty { try await base.emit(wanted) }
  }

  /// Flushes the other emitter.
  ///
  /// - Throws: What the other emitter throws.
  public func flush() async throws { try await base.flush() }
}
