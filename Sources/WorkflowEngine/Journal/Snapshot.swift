/// A copy of the whole state, with its position in the journal.
public struct Snapshot<M: Model>: Sendable {
  /// The state.
  public let state: M.State

  /// The number of the last event in it.
  public let sequence: Int

  /// The number of the last transaction in it.
  public let transaction: Int

  /// The time of that transaction, in nanoseconds of the ledger's time.
  public let time: Int

  /// Creates a snapshot.
  ///
  /// - Parameters:
  ///   - state: The state.
  ///   - sequence: The number of the last event in it.
  ///   - transaction: The number of the last transaction in it.
  ///   - time: The time of that transaction, in nanoseconds.
  public init(state: M.State, sequence: Int, transaction: Int, time: Int = 0) {
    self.state = state
    self.sequence = sequence
    self.transaction = transaction
    self.time = time
  }
}
