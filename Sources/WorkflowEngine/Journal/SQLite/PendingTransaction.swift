/// A transaction that is queued for writing.
struct PendingTransaction: Sendable {
  /// Its records; never empty.
  let records: [EngineRecord]

  /// The state after it, encoded, if a snapshot is due.
  let snapshot: [UInt8]?
}
