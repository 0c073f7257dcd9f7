/// One event, with its number, transaction and time in the ledger.
public struct Record<Event: Sendable>: Sendable {
  /// The event's number: 1 for the first, without gaps.
  public let sequence: Int

  /// The number of the event's transaction: 1 for the first, without gaps.
  public let transaction: Int

  /// The time of the transaction, in nanoseconds of the ledger's time; the same for all its events.
  ///
  /// The ledger's time begins at zero. When a ledger is opened again, it continues from the last
  /// record, so it never runs backwards. Without a clock it never changes.
  public let time: Int

  /// The event itself.
  public let event: Event

  /// Creates a record.
  ///
  /// - Parameters:
  ///   - sequence: The event's number.
  ///   - transaction: The number of its transaction.
  ///   - time: The time of its transaction, in nanoseconds.
  ///   - event: The event.
  public init(sequence: Int, transaction: Int, time: Int = 0, event: Event) {
    self.sequence = sequence
    self.transaction = transaction
    self.time = time
    self.event = event
  }
}

extension Record: Equatable where Event: Equatable {}
