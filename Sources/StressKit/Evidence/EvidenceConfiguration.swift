/// All options and build properties that can change a choice.
package struct EvidenceConfiguration: Codable, Equatable, Sendable {
  package enum CodingKeys: String, CodingKey {
    case profile, seed, strategy, granularity, iterations, inputs, defect, build, toolchain,
      runtime,
      architecture, version
  }

  package var profile: String
  package var seed: Seed
  package var strategy: StrategyChoice
  package var granularity: Granularity
  /// The number of requested iterations per scenario.
  package var iterations: Int
  /// The iteration whose data and faults all iterations use, or nil if each has its own.
  package var inputs: Int?
  /// The planted defect, or nil for the unchanged code.
  package var defect: String?
  /// `debug` or `release`.
  package var build: String
  /// The version of the compiler that built the tool.
  package var toolchain: String
  /// The build id of the loaded concurrency library, or nil if it has none.
  package var runtime: String?
  package var architecture: String
  /// The version of race-stress.
  package var version: String
}
