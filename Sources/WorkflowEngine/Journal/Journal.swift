/// Where a ledger keeps its transactions.
///
/// A journal is told of a transaction within the ledger's step, in order, and says later when it is
/// durable. Group commit and snapshots live behind this protocol.
public protocol Journal<M>: Sendable {
  /// The ledger's model.
  associatedtype M: Model

  /// The newest state that was kept whole, to begin a recovery with.
  ///
  /// - Returns: The snapshot, or `nil` when there is none.
  /// - Throws: When the journal cannot be read.
  func snapshot() throws -> Snapshot<M>?

  /// Reads back what was appended, in order.
  ///
  /// - Parameters:
  ///   - sequence: The number of the last event that is not asked for; 0 for everything.
  ///   - take: Called with each record.
  /// - Throws: What `take` throws, or when the journal cannot be read.
  func read(after sequence: Int, _ take: (Record<M.Event>) throws -> Void) throws

  /// Reads back some of what was appended, in order, and nothing of what comes after.
  ///
  /// The outbox reads a little at a time this way, so it should cost what is read and no more.
  ///
  /// - Parameters:
  ///   - sequence: The number of the last event that is not asked for.
  ///   - last: The number of the last event that is.
  ///   - take: Called with each record.
  /// - Throws: What `take` throws, or when the journal cannot be read.
  func read(
    after sequence: Int,
    through last: Int,
    _ take: (Record<M.Event>) throws -> Void
  ) throws

  /// Takes the records of one transaction, at once and in order.
  ///
  /// Called from within the ledger's step, so it must not block. A failure to write is reported by
  /// ``durable(through:)``.
  ///
  /// - Parameters:
  ///   - records: The records of one transaction; never empty.
  ///   - state: The state that they have led to, for a snapshot; it must not be kept as it is, for
  ///     that would make the next transaction pay for a copy.
  func append(_ records: [Record<M.Event>], leadingTo state: M.State)

  /// Waits until everything up to a sequence number is durable.
  ///
  /// - Parameter sequence: The last number that must be durable.
  /// - Throws: When it will never be durable; the ledger then takes no more transactions.
  func durable(through sequence: Int) async throws
}

extension Journal {
  /// Reads the rest of the journal and leaves out what was not asked for.
  ///
  /// - Parameters:
  ///   - sequence: The number of the last event that is not asked for.
  ///   - last: The number of the last event that is.
  ///   - take: Called with each record.
  /// - Throws: What `take` throws, or when the journal cannot be read.
  /// - Complexity: O(*n*), where *n* is the number of records after `sequence`.
  public func read(
    after sequence: Int,
    through last: Int,
    _ take: (Record<M.Event>) throws -> Void
  ) throws {
    try read(after: sequence) { if $0.sequence <= last { try take($0) } }
  }

  /// Reads back everything that was appended, in order.
  ///
  /// - Returns: Every record that was kept.
  /// - Throws: When the journal cannot be read.
  /// - Complexity: O(*n*), where *n* is the number of records.
  public func records() throws -> [Record<M.Event>] {
    var records: [Record<M.Event>] = []
    try read(after: 0) { records.append($0) }
    return records
  }
}
