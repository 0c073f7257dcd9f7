/// When the whole state is kept beside the transactions.
///
/// A snapshot takes as long as the state is large. With a fixed number of transactions between two, a
/// large state would make every transaction slower; so there are as many as are worth a snapshot.
package struct SnapshotSchedule: Sendable {
  /// How many bytes of a snapshot a transaction is worth: about as many as are written for it.
  package static let bytesPerTransaction = 100

  private let chosen: Int?
  private var last: Int
  private var interval: Int

  /// Starts with the last snapshot that there is.
  ///
  /// - Parameters:
  ///   - chosen: The number of transactions between two snapshots, at least 1; `nil` for at least
  ///     ``SQLiteJournal/defaultSnapshotInterval``, and more where the state is large.
  ///   - last: The transaction that the last snapshot came after; 0 when there is none.
  ///   - bytes: The size of that snapshot; 0 when there is none.
  package init(every chosen: Int?, last: Int, bytes: Int) {
    self.chosen = chosen
    self.last = last
    interval = Self.interval(chosen, after: bytes)
  }

  /// Whether a snapshot is due after a transaction.
  package func isDue(after transaction: Int) -> Bool { transaction - last >= interval }

  /// Takes note of a snapshot.
  ///
  /// - Parameters:
  ///   - transaction: The transaction that it came after.
  ///   - bytes: Its size.
  package mutating func note(after transaction: Int, bytes: Int) {
    last = transaction
    interval = Self.interval(chosen, after: bytes)
  }

  private static func interval(_ chosen: Int?, after bytes: Int) -> Int {
    chosen.map { max($0, 1) }
      ?? max(SQLiteJournal.defaultSnapshotInterval, bytes / bytesPerTransaction)
  }
}
