internal import Synchronization
package import WorkflowEngine

/// A journal that reports durability one call too early.
///
/// `durable(through:)` waits only for the number of the previous call. So the last transaction may
/// be lost in a crash although its caller got a reply.
package final class AcknowledgedEarly<M: Model>: Journal {
  private let base: any Journal<M>
  private let asked = Mutex(0)

  /// Creates the journal.
  ///
  /// - Parameter base: The journal that stores the records.
  package init(_ base: any Journal<M>) { self.base = base }

  /// Returns the newest snapshot.
  ///
  /// - Returns: The snapshot, or `nil` if there is none.
  /// - Throws: An error if the journal cannot be read.
  package func snapshot() throws -> Snapshot<M>? { try base.snapshot() }

  /// Reads the appended records, in order.
  ///
  /// - Parameters:
  ///   - sequence: The records after this number are read; 0 for all records.
  ///   - take: Called with each record.
  /// - Throws: Errors of `take`, or an error if the journal cannot be read.
  package func read(after sequence: Int, _ take: (Record<M.Event>) throws -> Void) throws {
    try base.read(after: sequence, take)
  }

  /// Appends the records of one transaction.
  ///
  /// - Parameters:
  ///   - records: The records.
  ///   - state: The state after the transaction.
  package func append(_ records: [Record<M.Event>], leadingTo state: M.State) {
    base.append(records, leadingTo: state)
  }

  /// Waits until the number of the previous call is durable.
  ///
  /// - Parameter sequence: The number that the next call waits for.
  /// - Throws: If it will never be durable.
  package func durable(through sequence: Int) async throws {
    let earlier = asked.withLock { asked in
      defer { asked = max(asked, sequence) }
      return asked
    }
    if earlier > 0 { try await base.durable(through: earlier) }
  }
}
