/// How thorough a run is.
package enum Profile: String, CaseIterable, Sendable {
  /// For every commit: a minute or two on two cores.
  case ci
  /// For every night.
  case full
  /// For as long as you like.
  case soak

  /// Iterations per scenario.
  package var iterations: Int {
    switch self {
    case .ci: 1_024
    case .full: 10_240
    case .soak: 102_400
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
