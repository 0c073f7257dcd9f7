@testable import StressKit

/// The results of a body with points inside its steps, under many seeds.
enum PointOutcomes {
  /// Runs a body once per seed.
  ///
  /// - Parameters:
  ///   - spread: One of so many points is a choice; 0 for none.
  ///   - seeds: The seeds.
  ///   - body: Writes lines to its log.
  /// - Returns: How often each result came: the lines, or the kind of the failure.
  /// - Throws: Where control cannot be had.
  static func of(
    spread: Int = 1,
    seeds: ClosedRange<UInt64> = 1...200,
    _ body: @escaping @Sendable (Log) async throws -> Void
  ) throws -> [String: Int] {
    var outcomes: [String: Int] = [:]
    for seed in seeds {
      let log = Log()
      let points = InnerPoints(seed: Seed(seed), spread: spread)
      let run = try TracedRun(seed: seed, leavingAt: points) { try await body(log) }
      let end = run.failure.map { "\($0.kind)" } ?? log.lines.joined(separator: " ")
      outcomes[end, default: 0] += 1
    }
    return outcomes
  }
}
