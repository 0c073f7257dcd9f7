/// Why an engine cannot be opened with a configuration.
public enum EngineConfigurationError: Error, Hashable, Sendable {
  /// Claims get a lease, but no clock can end it.
  case leaseWithoutClock
}

extension EngineConfigurationError: CustomStringConvertible {
  /// The problem, and what to do.
  public var description: String {
    switch self {
    case .leaseWithoutClock:
      "The configuration has a lease but no clock, so no lease would end; set a clock."
    }
  }
}
