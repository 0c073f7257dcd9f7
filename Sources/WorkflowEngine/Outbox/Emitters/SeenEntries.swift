/// Which entries have arrived: for each run, all entries up to a number.
///
/// Entries of a run arrive in order, so one number per run is enough.
struct SeenEntries: Sendable {
  // Only for look-ups: iteration would have no fixed order.
  private var newest: [RunID: Int] = [:]

  /// Whether an entry arrives for the first time.
  func isNew(_ entry: OutboxEntry) -> Bool {
    newest[entry.run].map { entry.id > $0 } ?? true
  }

  /// Records that an entry has arrived.
  mutating func remember(_ entry: OutboxEntry) { newest[entry.run] = entry.id }

  /// Records that an entry has arrived.
  ///
  /// - Returns: Whether it arrives for the first time.
  mutating func admit(_ entry: OutboxEntry) -> Bool {
    guard isNew(entry) else { return false }
    remember(entry)
    return true
  }
}
