package import WorkflowEngine

/// A journal that appends each event as its own transaction, so that a crash can keep half a
/// transaction.
package final class AppendedInParts<M: Model>: Journal {
  private let journal: any Journal<M>

  /// Wraps a journal.
  ///
  /// - Parameter journal: The journal that stores the events.
  package init(_ journal: any Journal<M>) { self.journal = journal }

  /// Appends each record of a transaction alone.
  ///
  /// - Parameters:
  ///   - records: The records of one transaction.
  ///   - state: The state after the transaction.
  package func append(_ records: [Record<M.Event>], leadingTo state: M.State) {
    for record in records { journal.append([record], leadingTo: state) }
  }

  /// Waits until every event up to a sequence number is durable.
  ///
  /// - Parameter sequence: The last number that must be durable.
  /// - Throws: If it will never be durable.
  package func durable(through sequence: Int) async throws {
    try await journal.durable(through: sequence)
  }

  /// The newest snapshot.
  ///
  /// - Returns: The snapshot, or `nil` if there is none.
  /// - Throws: An error if the journal cannot be read.
  package func snapshot() throws -> Snapshot<M>? { try journal.snapshot() }

  /// Reads the appended records, in order.
  ///
  /// - Parameters:
  ///   - sequence: The records after this number are read; 0 for all records.
  ///   - take: Called with each record.
  /// - Throws: Errors of `take`, or an error if the journal cannot be read.
  package func read(after sequence: Int, _ take: (Record<M.Event>) throws -> Void) throws {
    try journal.read(after: sequence, take)
  }
}
