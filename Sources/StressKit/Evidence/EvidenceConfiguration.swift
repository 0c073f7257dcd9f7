/// All that can change a choice.
package struct EvidenceConfiguration: Codable, Equatable, Sendable {
  package enum CodingKeys: String, CodingKey {
    case profile, seed, strategy, iterations, inputs, defect, build, toolchain, runtime,
      architecture, version
  }

  package var profile: String
  package var seed: Seed
  package var strategy: StrategyChoice
  /// Iterations per scenario that were asked for.
  package var iterations: Int
  /// The iteration whose data and faults all iterations took, or nil when each had its own.
  package var inputs: Int?
  /// The planted defect, or nil for the code as it is.
  package var defect: String?
  /// `debug` or `release`.
  package var build: String
  /// Version of the compiler that the tool was built with.
  package var toolchain: String
  /// Build id of the concurrency library that was loaded, or nil when it has none.
  package var runtime: String?
  package var architecture: String
  /// Version of race-stress.
  package var version: String
}
