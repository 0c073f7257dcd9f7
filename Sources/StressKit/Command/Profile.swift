/// The thoroughness of a run.
package enum Profile: String, CaseIterable, Sendable {
  /// For every commit.
  case ci
  /// For every night.
  case full
  /// For a run without a fixed end.
  case soak

  /// The number of iterations per scenario.
  package var iterations: Int {
    switch self {
    // More than ten times the iterations that any planted defect needs on average; a test checks the kill
    // table. The largest number of three seeds would be a matter of luck.
    case .ci: 512
    case .full: 65_536
    case .soak: 1_048_576
    }
  }

  /// The number of iterations per scenario on real threads.
  package var parallelIterations: Int {
    switch self {
    case .ci: 100
    case .full: 1_000
    case .soak: 10_000
    }
  }

  /// The parameters of a scenario that differ from their defaults in this profile, by name.
  ///
  /// - Parameter scenario: The declarations of the scenario.
  /// - Returns: The changed parameters.
  package func sizes(of scenario: ScenarioDescription) -> [String: ParameterValue] {
    guard self != .ci else { return [:] }
    return scenario.parameters.reduce(into: [:]) { $0[$1.name] = $1.full }
  }

  /// The maximum number of iterations of a single strategy per planted defect and seed.
  ///
  /// Enough to distinguish it from luck; a strategy that cannot find the defect uses all of them.
  package var strategyIterations: Int {
    switch self {
    case .ci: 512
    case .full: 4_096
    case .soak: 65_536
    }
  }

  /// The number of seeds that must catch each defect.
  package var defectSeeds: Int {
    switch self {
    case .ci: 3
    case .full: 10
    case .soak: 30
    }
  }
}
