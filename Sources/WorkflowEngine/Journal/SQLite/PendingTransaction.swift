/// A transaction that waits to be written.
struct PendingTransaction: Sendable {
  /// Its records; never empty.
  let records: [EngineRecord]

  /// The state that it has led to, as bytes, when a snapshot is due.
  let snapshot: [UInt8]?
}
