/// A state that was kept whole, with the place in the journal that it stands for.
public struct Snapshot<M: Model>: Sendable {
  /// The state.
  public let state: M.State

  /// The number of the last event in it.
  public let sequence: Int

  /// The number of the last transaction in it.
  public let transaction: Int

  /// When that transaction was, in nanoseconds of the ledger's time.
  public let time: Int

  /// Creates a snapshot.
  ///
  /// - Parameters:
  ///   - state: The state.
  ///   - sequence: The number of the last event in it.
  ///   - transaction: The number of the last transaction in it.
  ///   - time: When that transaction was, in nanoseconds.
  public init(state: M.State, sequence: Int, transaction: Int, time: Int = 0) {
    self.state = state
    self.sequence = sequence
    self.transaction = transaction
    self.time = time
  }
}
