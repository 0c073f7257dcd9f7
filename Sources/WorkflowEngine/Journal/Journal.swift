/// Where a ledger keeps its transactions.
///
/// A journal is told of a transaction within the ledger's step, in order, and says later when it is
/// durable. Group commit and snapshots live behind this protocol.
public protocol Journal<Event>: Sendable {
  /// What the ledger's model records.
  associatedtype Event: Sendable

  /// Takes the records of one transaction, at once and in order.
  ///
  /// Called from within the ledger's step, so it must not block. A failure to write is reported by
  /// ``durable(through:)``.
  ///
  /// - Parameter records: The records of one transaction; never empty.
  func append(_ records: [Record<Event>])

  /// Waits until everything up to a sequence number is durable.
  ///
  /// - Parameter sequence: The last number that must be durable.
  /// - Throws: When it will never be durable; the ledger then takes no more transactions.
  func durable(through sequence: Int) async throws

  /// Reads back what was appended, in order.
  ///
  /// - Returns: Every record that was kept.
  /// - Throws: When the journal cannot be read.
  func records() throws -> [Record<Event>]
}
