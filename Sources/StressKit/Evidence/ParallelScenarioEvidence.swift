/// The results of one scenario on real threads.
package struct ParallelScenarioEvidence: Codable, Equatable, Sendable {
  package enum CodingKeys: String, CodingKey {
    case name, objective, verdict, reasons, parameters, asked, iterations, failed, unfinished
    case invariants, failures, measurement
  }

  /// The totals of one invariant.
  package struct InvariantTotals: Codable, Equatable, Sendable {
    package var id: String
    package var description: String
    package var verdict: Verdict
    /// The number of iterations that checked it.
    package var checked: Int
    /// The number of iterations that violated it.
    package var violated: Int
  }

  package var name: String
  package var objective: String
  package var verdict: Verdict
  /// The reasons for an inconclusive verdict and for iterations without a result, one sentence
  /// each.
  package var reasons: [String]
  package var parameters: [String: ParameterValue]
  /// The number of requested iterations.
  package var asked: Int
  /// The number of iterations that ran.
  package var iterations: Int
  /// The number of iterations that broke an invariant or failed otherwise.
  package var failed: Int
  /// The number of iterations that were too slow and have no result.
  package var unfinished: Int
  /// The invariants, in the order of their declaration.
  package var invariants: [InvariantTotals]
  /// Broken invariants in the order of their declaration, then other failures.
  package var failures: [ParallelFailureEvidence]
  package var measurement: ParallelMeasurement
}
