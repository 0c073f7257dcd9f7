/// What differs from run to run: written as `latest.measured.json`, never compared for equality.
package struct MeasuredEvidence: Codable, Equatable, Sendable {
  /// The form of the file; a change that breaks readers changes the number.
  package static let schema = "race-stress/measured/1"

  /// Where and when the run was made.
  package struct Environment: Codable, Equatable, Sendable {
    package var system: String
    package var kernel: String
    package var host: String
    package var processors: Int
    package var toolchain: String
    package var version: String
    package var build: String
  }

  /// A sample of durations in milliseconds, and the values that a share of it does not exceed.
  package struct Distribution: Codable, Equatable, Sendable {
    package var min: Hundredths
    package var max: Hundredths
    package var sum: Hundredths
    package var avg: Hundredths
    package var p50: Hundredths
    package var p95: Hundredths
    package var p99: Hundredths
  }

  /// The cost of one scenario.
  package struct ScenarioMeasurement: Codable, Equatable, Sendable {
    package enum CodingKeys: String, CodingKey {
      case name, iterations
      case elapsedMilliseconds = "elapsed_ms"
      case duration = "duration_ms"
      case iterationsPerSecond = "iterations_per_second"
      case stepsPerSecond = "steps_per_second"
    }

    package var name: String
    package var iterations: Int
    package var elapsedMilliseconds: Int
    /// Real time of single iterations, making and checking the system included.
    package var duration: Distribution
    package var iterationsPerSecond: Int
    package var stepsPerSecond: Int
  }

  package enum CodingKeys: String, CodingKey {
    case schema, environment, scenarios
    case generatedAt = "generated_at"
    case elapsedMilliseconds = "elapsed_ms"
    case peakMemoryKibibytes = "peak_memory_kib"
  }

  package var schema = MeasuredEvidence.schema
  /// UTC, as in RFC 3339, with seconds.
  package var generatedAt: String
  package var environment: Environment
  package var elapsedMilliseconds: Int
  package var peakMemoryKibibytes: Int
  package var scenarios: [ScenarioMeasurement]
}
