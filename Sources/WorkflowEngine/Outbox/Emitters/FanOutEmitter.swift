/// Hands every entry to several emitters, all of which must take it.
///
/// Each is asked, in order, also when one before it has thrown; then the first error is thrown. So the
/// entries come again to all of them: those that took them know their numbers and drop them, and one
/// that fails keeps no other from what is in the same batch. None gets ahead by more than that.
public struct FanOutEmitter: Emitter {
  private let emitters: [any Emitter]

  /// Creates an emitter before others.
  ///
  /// - Parameter emitters: Who takes the entries, in the order in which they are asked.
  public init(_ emitters: [any Emitter]) { self.emitters = emitters }

  /// Hands entries to all.
  ///
  /// - Parameter entries: Entries in the order of their numbers.
  /// - Throws: The first error of an emitter, after all were asked.
  public func emit(_ entries: [OutboxEntry]) async throws {
    try await askAll { try await $0.emit(entries) }
  }

  /// Flushes all.
  ///
  /// - Throws: The first error of an emitter, after all were asked.
  public func flush() async throws { try await askAll { try await $0.flush() } }

  private func askAll(_ body: (any Emitter) async throws -> Void) async throws {
    var failure: (any Error)?
    for emitter in emitters {
      do { try await body(emitter) } catch { failure = failure ?? error }
    }
    if let failure { throw failure }
  }
}
