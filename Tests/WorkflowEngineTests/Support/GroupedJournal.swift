import Synchronization
import WorkflowEngine

/// A journal that syncs only sometimes, so that many transactions share a sync.
///
/// For work that is acknowledged only at its end.
final class GroupedJournal<M: Model>: Journal {
  private let base: any Journal<M>
  private let every: Int
  private let questions = Mutex(0)

  /// - Parameters:
  ///   - base: The journal that stores the records.
  ///   - every: The number of waits per sync; the first wait always syncs.
  init(_ base: any Journal<M>, every: Int) {
    self.base = base
    self.every = every
  }

  func append(_ records: [Record<M.Event>], leadingTo state: M.State) {
    base.append(records, leadingTo: state)
  }

  func durable(through sequence: Int) async throws {
    let isDue = questions.withLock { count in
      defer { count += 1 }
      return count % every == 0
    }
    if isDue { try await base.durable(through: sequence) }
  }

  func snapshot() throws -> Snapshot<M>? { try base.snapshot() }

  func read(after sequence: Int, _ take: (Record<M.Event>) throws -> Void) throws {
    try base.read(after: sequence, take)
  }
}
