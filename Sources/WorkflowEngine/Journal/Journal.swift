/// A store for the transactions of a ledger.
///
/// The ledger appends each transaction within its step, in order. Later the journal reports when
/// the transaction is durable. Group commit and snapshots are details of the journal.
public protocol Journal<M>: Sendable {
  /// The ledger's model.
  associatedtype M: Model

  /// The newest snapshot, to start a recovery from.
  ///
  /// - Returns: The snapshot, or `nil` if there is none.
  /// - Throws: When the journal cannot be read.
  func snapshot() throws -> Snapshot<M>?

  /// Reads the appended records, in order.
  ///
  /// - Parameters:
  ///   - sequence: The records after this number are read; 0 for all records.
  ///   - take: Called with each record.
  /// - Throws: Errors of `take`, or an error if the journal cannot be read.
  func read(after sequence: Int, _ take: (Record<M.Event>) throws -> Void) throws

  /// Reads a range of the appended records, in order.
  ///
  /// The outbox reads small ranges, so the cost should depend on the range alone.
  ///
  /// - Parameters:
  ///   - sequence: The number before the first record to read.
  ///   - last: The number of the last record to read.
  ///   - take: Called with each record.
  /// - Throws: Errors of `take`, or an error if the journal cannot be read.
  func read(
    after sequence: Int,
    through last: Int,
    _ take: (Record<M.Event>) throws -> Void
  ) throws

  /// Appends the records of one transaction.
  ///
  /// The ledger calls it within its step, so it must not block. If writing fails,
  /// ``durable(through:)`` throws.
  ///
  /// - Parameters:
  ///   - records: The records of one transaction; never empty.
  ///   - state: The state after the transaction, for a snapshot. Do not keep it, or the next
  ///     transaction has to copy it.
  func append(_ records: [Record<M.Event>], leadingTo state: M.State)

  /// Waits until every event up to a sequence number is durable.
  ///
  /// - Parameter sequence: The last number that must be durable.
  /// - Throws: If it will never be durable; the ledger then accepts no more transactions.
  func durable(through sequence: Int) async throws
}

extension Journal {
  /// Reads all later records and drops those after the range.
  ///
  /// - Parameters:
  ///   - sequence: The number before the first record to read.
  ///   - last: The number of the last record to read.
  ///   - take: Called with each record.
  /// - Throws: Errors of `take`, or an error if the journal cannot be read.
  /// - Complexity: O(*n*), where *n* is the number of records after `sequence`.
  public func read(
    after sequence: Int,
    through last: Int,
    _ take: (Record<M.Event>) throws -> Void
  ) throws {
    try read(after: sequence) { if $0.sequence <= last { try take($0) } }
  }

  /// Reads all appended records, in order.
  ///
  /// - Returns: All records.
  /// - Throws: An error if the journal cannot be read.
  /// - Complexity: O(*n*), where *n* is the number of records.
  public func records() throws -> [Record<M.Event>] {
    var records: [Record<M.Event>] = []
    try read(after: 0) { records.append($0) }
    return records
  }
}
