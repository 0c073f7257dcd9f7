/// Passes on the entries that satisfy a predicate; the others count as delivered.
///
/// ``SpanEmitter`` and ``MetricsEmitter`` need all entries of a run: pass them whole runs, or
/// nothing of a run.
public struct FilteredEmitter: Emitter {
  private let base: any Emitter
  private let isWanted: @Sendable (OutboxEntry) -> Bool

  /// Creates an emitter that filters for another.
  ///
  /// - Parameters:
  ///   - base: The emitter that gets the selected entries.
  ///   - isWanted: Whether to pass on an entry; always the same answer for the same entry.
  public init(_ base: any Emitter, where isWanted: @escaping @Sendable (OutboxEntry) -> Bool) {
    self.base = base
    self.isWanted = isWanted
  }

  /// Passes on the selected entries in one batch, if there are any.
  ///
  /// - Parameter entries: Entries in the order of their numbers.
  /// - Throws: Errors of the other emitter.
  public func emit(_ entries: [OutboxEntry]) async throws {
    let wanted = entries.filter(isWanted)
    if !wanted.isEmpty { try await base.emit(wanted) }
  }

  /// Flushes the other emitter.
  ///
  /// - Throws: Errors of the other emitter.
  public func flush() async throws { try await base.flush() }
}
