/// Why a ledger cannot be opened or accepts no more transactions.
public enum LedgerError: Error, Hashable, Sendable {
  /// The journal could not make a transaction durable. The ledger is closed; open it again to
  /// continue.
  case journalFailed(reason: String)

  /// The records of the journal are not one gap-free sequence of whole transactions.
  case journalCorrupt(expected: Int, found: Int)
}

extension LedgerError: CustomStringConvertible {
  /// What went wrong and what to do, in one sentence.
  public var description: String {
    switch self {
    case .journalFailed(let reason):
      """
      The journal failed (\(reason)); this ledger accepts no more transactions. Open it again to \
      continue.
      """
    case .journalCorrupt(let expected, let found):
      "The journal is corrupt: expected record number \(expected), found \(found)."
    }
  }
}
