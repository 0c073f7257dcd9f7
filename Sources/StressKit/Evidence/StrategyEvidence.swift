/// How soon one strategy by itself has caught a planted defect.
///
/// It is measured, never demanded: each strategy is weak at something.
package struct StrategyEvidence: Codable, Equatable, Sendable {
  /// As `--strategy` takes it.
  package var name: String
  /// Seeds under which it caught the defect.
  package var caught: Int
  /// Seeds that were tried.
  package var seeds: Int
  /// Iterations after which it was given up, under each seed.
  package var limit: Int
  /// Iterations until it was caught, over the seeds that caught it; zeros when none did.
  package var iterations: Aggregate
}
