/// What differs from run to run on real threads.
package struct ParallelMeasurement: Codable, Equatable, Sendable {
  package enum CodingKeys: String, CodingKey {
    case iterations, failed, unfinished, violations, metrics, witnesses, faults
    case elapsedMilliseconds = "elapsed_ms"
    case duration = "duration_ms"
  }

  package var iterations: Int
  /// Iterations that broke an invariant or failed otherwise.
  package var failed: Int
  /// Iterations that had not ended when their time was up.
  package var unfinished: Int
  package var elapsedMilliseconds: Int
  /// Real time of single iterations, while others were running.
  package var duration: MeasuredEvidence.Distribution
  /// Iterations by broken invariant and by kind of failure.
  package var violations: [String: Int]
  /// Every declared metric.
  package var metrics: [String: Aggregate]
  /// Iterations by witness; every declared one.
  package var witnesses: [String: Int]
  /// Faults injected, by point; every declared one.
  package var faults: [String: Int]
}
