/// Which entries have come before: of each run, all up to a number.
///
/// Entries of one run come in order, so one number for each run is enough; that is all that it keeps.
struct SeenEntries: Sendable {
  // Looked up, never walked.
  private var newest: [RunID: Int] = [:]

  /// Whether an entry comes for the first time.
  func isNew(_ entry: OutboxEntry) -> Bool {
    newest[entry.run].map { entry.id > $0 } ?? true
  }

  /// Remembers that an entry was taken.
  mutating func remember(_ entry: OutboxEntry) { newest[entry.run] = entry.id }

  /// Remembers an entry unless it came before.
  ///
  /// - Returns: Whether it comes for the first time.
  mutating func admit(_ entry: OutboxEntry) -> Bool {
    guard isNew(entry) else { return false }
    remember(entry)
    return true
  }
}
