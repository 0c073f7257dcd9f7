internal import WorkflowEngine

/// Goes on with a long journal until it has a snapshot and, after that, as many transactions as there are
/// on average between two.
struct SnapshotKeeping: Codable, Sendable {
  enum CodingKeys: String, CodingKey {
    case events
    case longestAppendMicroseconds = "longest_append_us"
    case secondAppendMicroseconds = "second_append_us"
  }

  /// How many transactions share a sync.
  static let interval = 5_000

  let events: Int
  /// The append that keeps the whole state; the ledger waits for it.
  let longestAppendMicroseconds: Int
  /// The longest of the others.
  let secondAppendMicroseconds: Int

  /// How many events are left for this part.
  static func tail(_ part: BenchmarkPart) -> Int { min(interval, part.events / 4) }

  /// Goes on.
  ///
  /// - Parameter part: Where, and how far.
  /// - Throws: What the engine throws.
  init(_ part: BenchmarkPart) async throws {
    let journal = BatchedJournal(
      try SQLiteJournal(part.path, snapshotInterval: min(10_000, part.events / 10)),
      every: 500
    )
    events = try await JournalMaking.work(on: journal, until: part.events)
    let appends = journal.appends
    try await journal.finish()
    longestAppendMicroseconds = (appends.last ?? 0) / 1_000
    secondAppendMicroseconds = (appends.dropLast().last ?? 0) / 1_000
  }
}
