/// The measurements of a run, which differ from run to run; written as `latest.measured.json`.
package struct MeasuredEvidence: Codable, Equatable, Sendable {
  /// The version of the file format; an incompatible change increases the number.
  package static let schema = "race-stress/measured/1"

  /// The machine and the time of the run.
  package struct Environment: Codable, Equatable, Sendable {
    package var system: String
    package var kernel: String
    package var host: String
    package var processors: Int
    package var toolchain: String
    package var version: String
    package var build: String
  }

  /// The distribution of durations in milliseconds, with percentiles.
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
    /// The real time of single iterations, including making and checking the system.
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
  /// The time of the run in UTC, as in RFC 3339, with seconds.
  package var generatedAt: String
  package var environment: Environment
  package var elapsedMilliseconds: Int
  package var peakMemoryKibibytes: Int
  package var scenarios: [ScenarioMeasurement]
}
