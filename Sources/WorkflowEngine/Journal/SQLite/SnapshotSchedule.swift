/// Decides when to store a snapshot.
///
/// The cost of a snapshot grows with the state. With a fixed interval, a large state would slow
/// down every transaction. So the interval grows with the size of the last snapshot.
package struct SnapshotSchedule: Sendable {
  /// The number of snapshot bytes per transaction; about as many as its records take.
  package static let bytesPerTransaction = 100

  private let chosen: Int?
  private var last: Int
  private var interval: Int

  /// Starts from the last snapshot.
  ///
  /// - Parameters:
  ///   - chosen: The number of transactions between two snapshots, at least 1; `nil` for at least
  ///     ``SQLiteJournal/defaultSnapshotInterval``, and more for a large state.
  ///   - last: The transaction of the last snapshot; 0 if there is none.
  ///   - bytes: The size of that snapshot, in bytes; 0 if there is none.
  package init(every chosen: Int?, last: Int, bytes: Int) {
    self.chosen = chosen
    self.last = last
    interval = Self.interval(chosen, after: bytes)
  }

  /// Whether a snapshot is due after a transaction.
  package func isDue(after transaction: Int) -> Bool { transaction - last >= interval }

  /// Records that a snapshot was stored.
  ///
  /// - Parameters:
  ///   - transaction: The transaction before it.
  ///   - bytes: Its size, in bytes.
  package mutating func note(after transaction: Int, bytes: Int) {
    last = transaction
    interval = Self.interval(chosen, after: bytes)
  }

  private static func interval(_ chosen: Int?, after bytes: Int) -> Int {
    chosen.map { max($0, 1) }
      ?? max(SQLiteJournal.defaultSnapshotInterval, bytes / bytesPerTransaction)
  }
}
