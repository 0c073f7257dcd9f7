internal import WorkflowEngine

/// Continues a long journal until it has a snapshot, followed by half of the usual interval between
/// two snapshots.
struct SnapshotKeeping: Codable, Sendable {
  enum CodingKeys: String, CodingKey {
    case events
    case longestAppendMicroseconds = "longest_append_us"
    case secondAppendMicroseconds = "second_append_us"
  }

  /// The maximum of ``tail(_:)``: half of the default snapshot interval.
  static let interval = 5_000

  let events: Int
  /// The time of the append that stores the snapshot; the ledger waits for it.
  let longestAppendMicroseconds: Int
  /// The longest of the other appends.
  let secondAppendMicroseconds: Int

  /// The number of events that this part adds.
  static func tail(_ part: BenchmarkPart) -> Int { min(interval, part.events / 4) }

  /// Runs the measurement.
  ///
  /// - Parameter part: The folder and the number of events.
  /// - Throws: Errors of the engine.
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
