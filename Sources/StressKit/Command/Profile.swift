/// How thorough a run is.
package enum Profile: String, CaseIterable, Sendable {
  /// For every commit: under a minute on two cores.
  case ci
  /// For every night.
  case full
  /// For as long as you like.
  case soak

  /// Iterations per scenario.
  package var iterations: Int {
    switch self {
    // More than ten times what any planted defect needs; a test compares it with the kill table.
    case .ci: 1_024
    case .full: 65_536
    case .soak: 1_048_576
    }
  }

  /// Iterations per scenario on real threads.
  package var parallelIterations: Int {
    switch self {
    case .ci: 100
    case .full: 1_000
    case .soak: 10_000
    }
  }

  /// The parameters of a scenario that have another value than their default, by name.
  ///
  /// - Parameter scenario: What the scenario declares.
  /// - Returns: Every parameter that the scenario makes larger in this profile.
  package func sizes(of scenario: ScenarioDescription) -> [String: ParameterValue] {
    guard self != .ci else { return [:] }
    return scenario.parameters.reduce(into: [:]) { $0[$1.name] = $1.full }
  }

  /// Iterations in which a strategy by itself looks for a planted defect, under each seed.
  ///
  /// No more than tell it from luck: what a strategy cannot see costs all of them.
  package var strategyIterations: Int {
    switch self {
    case .ci: 512
    case .full: 4_096
    case .soak: 65_536
    }
  }

  /// Seeds under which each defect must be caught.
  package var defectSeeds: Int {
    switch self {
    case .ci: 3
    case .full: 10
    case .soak: 30
    }
  }
}
