import Synchronization
import WorkflowEngine

/// Keeps its entries, after an action that may fail.
final class ListEmitter: Emitter {
  struct NoSpace: Error {}

  private let taken = Mutex<[OutboxEntry]>([])
  private let before: @Sendable ([OutboxEntry]) async throws -> Void

  init(before: @escaping @Sendable ([OutboxEntry]) async throws -> Void = { _ in }) {
    self.before = before
  }

  func emit(_ entries: [OutboxEntry]) async throws {
    try await before(entries)
    taken.withLock { $0 += entries }
  }

  func flush() async {}

  /// All accepted entries, in order.
  var entries: [OutboxEntry] { taken.withLock { $0 } }
}
