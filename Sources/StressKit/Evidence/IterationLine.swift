/// A line of `latest.iterations.jsonl`: one iteration, for other tools to read.
package struct IterationLine: Codable, Equatable, Sendable {
  package var scenario: String
  package var iteration: Int
  package var seed: Seed
  package var strategy: String
  package var steps: Int
  package var digest: Seed
  package var verdict: Verdict
  /// The failure other than a broken invariant, or nil.
  package var failure: IterationResult.Failure?
  /// The broken invariants.
  package var invariants: [IterationResult.BrokenInvariant]
  package var metrics: [String: Int]
  package var witnesses: [String]
  /// The first event that left control; numbers that another run may not repeat are then zero.
  package var escape: String?

  /// Describes an iteration.
  ///
  /// - Parameters:
  ///   - scenario: Name of the scenario.
  ///   - result: The result of the iteration.
  package init(scenario: String, result: IterationResult) {
    self.scenario = scenario
    iteration = result.index
    seed = result.seed
    strategy = result.strategy
    let repeats = !result.isUncontrolled
    steps = repeats ? result.steps : 0
    digest = repeats ? result.digest : Seed(0)
    verdict = Verdict(
      failures: result.hasFailed ? 1 : 0,
      reasons: result.inconclusive.map { [$0] } ?? []
    )
    failure = result.failure
    invariants = result.broken
    metrics = repeats ? result.metrics : [:]
    escape = result.firstEscape
    witnesses = result.witnesses
  }
}
