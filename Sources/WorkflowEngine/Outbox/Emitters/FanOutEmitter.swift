/// Passes every entry to several emitters, all of which must accept it.
///
/// It calls each emitter in order, even after one has thrown, and then throws the first error. All
/// of them get the entries again; those that accepted them recognize the numbers and drop them. So
/// a failing emitter does not keep the others from the rest of a batch, and no emitter gets ahead
/// by more than one batch.
public struct FanOutEmitter: Emitter {
  private let emitters: [any Emitter]

  /// Creates an emitter that passes entries to others.
  ///
  /// - Parameter emitters: The emitters, in the order in which they are called.
  public init(_ emitters: [any Emitter]) { self.emitters = emitters }

  /// Passes entries to all emitters.
  ///
  /// - Parameter entries: Entries in the order of their numbers.
  /// - Throws: The first error of an emitter, after all were called.
  public func emit(_ entries: [OutboxEntry]) async throws {
    try await askAll { try await $0.emit(entries) }
  }

  /// Flushes all emitters.
  ///
  /// - Throws: The first error of an emitter, after all were called.
  public func flush() async throws { try await askAll { try await $0.flush() } }

  private func askAll(_ body: (any Emitter) async throws -> Void) async throws {
    var failure: (any Error)?
    for emitter in emitters {
      do { try await body(emitter) } catch { failure = failure ?? error }
    }
    if let failure { throw failure }
  }
}
