/// Why a ledger cannot be opened, or takes no more transactions.
public enum LedgerError: Error, Hashable, Sendable {
  /// The journal could not make a transaction durable; the ledger is closed, reopen it to go on.
  case journalFailed(reason: String)

  /// The journal read back is not one gap-free sequence of whole transactions.
  case journalCorrupt(expected: Int, found: Int)
}

extension LedgerError: CustomStringConvertible {
  /// What went wrong and what to do about it, in one sentence.
  public var description: String {
    switch self {
    case .journalFailed(let reason):
      "The journal failed (\(reason)); this ledger takes no more transactions, reopen it to go on."
    case .journalCorrupt(let expected, let found):
      "The journal is corrupt: number \(expected) was expected where \(found) was found."
    }
  }
}
