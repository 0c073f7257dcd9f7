/// Times and counts of one scenario on real threads.
package struct ParallelMeasurement: Codable, Equatable, Sendable {
  package enum CodingKeys: String, CodingKey {
    case metrics, witnesses, faults
    case elapsedMilliseconds = "elapsed_ms"
    case duration = "duration_ms"
  }

  package var elapsedMilliseconds: Int
  /// The real time of single iterations, while others were running.
  package var duration: MeasuredEvidence.Distribution
  /// The totals of every declared metric.
  package var metrics: [String: Aggregate]
  /// The number of iterations that saw each declared witness.
  package var witnesses: [String: Int]
  /// The number of injected faults of every declared point.
  package var faults: [String: Int]
}
