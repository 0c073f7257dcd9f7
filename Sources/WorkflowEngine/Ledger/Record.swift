/// One event, with its place in the ledger.
public struct Record<Event: Sendable>: Sendable {
  /// The event's number: 1 for the first, without gaps.
  public let sequence: Int

  /// The number of the transaction that the event belongs to: 1 for the first, without gaps.
  public let transaction: Int

  /// What happened.
  public let event: Event

  /// Creates a record.
  ///
  /// - Parameters:
  ///   - sequence: The event's number.
  ///   - transaction: The number of its transaction.
  ///   - event: What happened.
  public init(sequence: Int, transaction: Int, event: Event) {
    self.sequence = sequence
    self.transaction = transaction
    self.event = event
  }
}

extension Record: Equatable where Event: Equatable {}
