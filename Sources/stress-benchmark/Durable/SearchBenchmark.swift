internal import WorkflowEngine

/// Searches for events of a long journal by words.
struct SearchBenchmark: Codable, Sendable {
  static let name = "search"
  private static let limit = 20
  private static let repetitions = 5

  /// Words of few events, of very many, of one in fifty, and of none.
  private static let words = ["host 3", "worker", "disk please", "nowhere"]

  let rows: [SearchRow]

  /// Runs the measurement.
  ///
  /// - Parameters:
  ///   - part: The folder of the journal.
  ///   - size: The amount of work.
  /// - Throws: Errors of the journal.
  init(_ part: BenchmarkPart, _ size: BenchmarkSize) throws {
    let journal = try SQLiteJournal(part.path)
    defer { journal.close() }
    rows = try Self.words.map { words in
      var times: [Int] = []
      var result = try journal.search(words, limit: Self.limit)
      for _ in 0..<size.rounds * Self.repetitions {
        let start = ContinuousClock.now
        result = try journal.search(words, limit: Self.limit)
        times.append((ContinuousClock.now - start).wholeNanoseconds / 1_000)
      }
      return SearchRow(
        words: words,
        limit: Self.limit,
        found: result.sequences.count,
        isTruncated: result.isTruncated,
        microseconds: Spread(times)
      )
    }
  }
}
