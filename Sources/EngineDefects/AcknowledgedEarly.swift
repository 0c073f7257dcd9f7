internal import Synchronization
package import WorkflowEngine

/// A journal that says that something is durable as soon as what was asked for before it is.
///
/// It is one question behind: so the last transaction may be gone after a crash, although its caller was
/// answered.
package final class AcknowledgedEarly<M: Model>: Journal {
  private let base: any Journal<M>
  private let asked = Mutex(0)

  /// Creates the journal.
  ///
  /// - Parameter base: The journal that keeps everything.
  package init(_ base: any Journal<M>) { self.base = base }

  /// Finds the newest state that was kept whole.
  ///
  /// - Returns: The snapshot, or `nil` when there is none.
  /// - Throws: When the journal cannot be read.
  package func snapshot() throws -> Snapshot<M>? { try base.snapshot() }

  /// Reads back what was appended, in order.
  ///
  /// - Parameters:
  ///   - sequence: The number of the last event that is not asked for.
  ///   - take: Called with each record.
  /// - Throws: What `take` throws, or when the journal cannot be read.
  package func read(after sequence: Int, _ take: (Record<M.Event>) throws -> Void) throws {
    try base.read(after: sequence, take)
  }

  /// Takes the records of one transaction.
  ///
  /// - Parameters:
  ///   - records: The records.
  ///   - state: The state that they have led to.
  package func append(_ records: [Record<M.Event>], leadingTo state: M.State) {
    base.append(records, leadingTo: state)
  }

  /// Waits until what was asked for last time is durable.
  ///
  /// - Parameter sequence: The number that the next call waits for.
  /// - Throws: When that will never be durable.
  package func durable(through sequence: Int) async throws {
    let earlier = asked.withLock { asked in
      defer { asked = max(asked, sequence) }
      return asked
    }
    if earlier > 0 { try await base.durable(through: earlier) }
  }
}
