package import WorkflowEngine

/// A journal that calls durable what another one has yet to write.
package final class AckBeforeDurable: Journal {
  private let journal: any Journal<EngineModel>

  /// Puts it before a journal.
  ///
  /// - Parameter journal: Writes what it is told, later.
  package init(_ journal: any Journal<EngineModel>) { self.journal = journal }

  /// Passes on the records of one transaction.
  ///
  /// - Parameters:
  ///   - records: The records of one transaction.
  ///   - state: The state that they have led to.
  package func append(_ records: [EngineRecord], leadingTo state: EngineModel.State) {
    journal.append(records, leadingTo: state)
  }

  /// Has it written, and does not wait for that; nobody hears of a failure.
  ///
  /// - Parameter sequence: The last number that must be durable.
  package func durable(through sequence: Int) async {
    Task(name: "write behind") { [journal] in try? await journal.durable(through: sequence) }
  }

  /// The newest state that was kept whole.
  ///
  /// - Returns: The snapshot, or `nil` when there is none.
  /// - Throws: When the journal cannot be read.
  package func snapshot() throws -> Snapshot<EngineModel>? { try journal.snapshot() }

  /// Reads back what was appended, in order.
  ///
  /// - Parameters:
  ///   - sequence: The number of the last event that is not asked for.
  ///   - take: Called with each record.
  /// - Throws: What `take` throws, or when the journal cannot be read.
  package func read(after sequence: Int, _ take: (EngineRecord) throws -> Void) throws {
    try journal.read(after: sequence, take)
  }
}
