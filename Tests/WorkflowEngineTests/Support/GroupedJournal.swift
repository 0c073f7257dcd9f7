import Synchronization
import WorkflowEngine

/// A journal that is asked to be durable once in a while, so that many transactions share a sync.
///
/// For work of which nothing is told before its end.
final class GroupedJournal<M: Model>: Journal {
  private let base: any Journal<M>
  private let every: Int
  private let questions = Mutex(0)

  /// - Parameters:
  ///   - base: The journal that keeps everything.
  ///   - every: How many questions become one; the first is asked as it is.
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
