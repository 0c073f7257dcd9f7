/// One event, with its place in the ledger.
public struct Record<Event: Sendable>: Sendable {
  /// The event's number: 1 for the first, without gaps.
  public let sequence: Int

  /// The number of the transaction that the event belongs to: 1 for the first, without gaps.
  public let transaction: Int

  /// When the transaction was: in nanoseconds of the ledger's time, the same for all its events.
  ///
  /// The ledger's time begins at zero and goes on from the last record when a ledger is opened again,
  /// so it never runs backwards; without a clock it stands still.
  public let time: Int

  /// What happened.
  public let event: Event

  /// Creates a record.
  ///
  /// - Parameters:
  ///   - sequence: The event's number.
  ///   - transaction: The number of its transaction.
  ///   - time: When its transaction was, in nanoseconds.
  ///   - event: What happened.
  public init(sequence: Int, transaction: Int, time: Int = 0, event: Event) {
    self.sequence = sequence
    self.transaction = transaction
    self.time = time
    self.event = event
  }
}

extension Record: Equatable where Event: Equatable {}
