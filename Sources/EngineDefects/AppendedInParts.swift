package import WorkflowEngine

/// A journal that hands on each event by itself, so that another one may keep half a transaction.
package final class AppendedInParts<M: Model>: Journal {
  private let journal: any Journal<M>

  /// Puts it before a journal.
  ///
  /// - Parameter journal: Takes each event for a transaction.
  package init(_ journal: any Journal<M>) { self.journal = journal }

  /// Passes on each record of a transaction alone.
  ///
  /// - Parameters:
  ///   - records: The records of one transaction.
  ///   - state: The state that they have led to.
  package func append(_ records: [Record<M.Event>], leadingTo state: M.State) {
    for record in records { journal.append([record], leadingTo: state) }
  }

  /// Waits until everything up to a sequence number is durable.
  ///
  /// - Parameter sequence: The last number that must be durable.
  /// - Throws: When it will never be durable.
  package func durable(through sequence: Int) async throws {
    try await journal.durable(through: sequence)
  }

  /// The newest state that was kept whole.
  ///
  /// - Returns: The snapshot, or `nil` when there is none.
  /// - Throws: When the journal cannot be read.
  package func snapshot() throws -> Snapshot<M>? { try journal.snapshot() }

  /// Reads back what was appended, in order.
  ///
  /// - Parameters:
  ///   - sequence: The number of the last event that is not asked for.
  ///   - take: Called with each record.
  /// - Throws: What `take` throws, or when the journal cannot be read.
  package func read(after sequence: Int, _ take: (Record<M.Event>) throws -> Void) throws {
    try journal.read(after: sequence, take)
  }
}
