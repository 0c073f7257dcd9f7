/// How many iterations one strategy alone needed to catch a planted defect.
///
/// It is measured but not required, because each strategy is weak for some bugs.
package struct StrategyEvidence: Codable, Equatable, Sendable {
  /// The name, as for `--strategy`.
  package var name: String
  /// The number of seeds that caught the defect.
  package var caught: Int
  /// The number of seeds that were tried.
  package var seeds: Int
  /// The maximum number of iterations per seed.
  package var limit: Int
  /// The iterations until it was caught, over the seeds that caught it; all 0 if none did.
  package var iterations: Aggregate
}
