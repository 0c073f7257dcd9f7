/// Times and counts of one scenario on real threads.
package struct ParallelMeasurement: Codable, Equatable, Sendable {
  package enum CodingKeys: String, CodingKey {
    case metrics, witnesses, faults
    case elapsedMilliseconds = "elapsed_ms"
    case duration = "duration_ms"
  }

  package var elapsedMilliseconds: Int
  /// Real time of single iterations, while others were running.
  package var duration: MeasuredEvidence.Distribution
  /// Every declared metric.
  package var metrics: [String: Aggregate]
  /// Iterations by witness; every declared one.
  package var witnesses: [String: Int]
  /// Injected faults by point; every declared one.
  package var faults: [String: Int]
}
