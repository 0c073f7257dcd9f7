/// Results of one scenario on real threads.
package struct ParallelScenarioEvidence: Codable, Equatable, Sendable {
  package enum CodingKeys: String, CodingKey {
    case name, objective, verdict, reasons, parameters, asked, iterations, failed, unfinished
    case invariants, failures, measurement
  }

  /// Totals of one invariant.
  package struct InvariantTotals: Codable, Equatable, Sendable {
    package var id: String
    package var description: String
    package var verdict: Verdict
    /// Iterations in which it was checked.
    package var checked: Int
    /// Iterations in which it was broken.
    package var violated: Int
  }

  package var name: String
  package var objective: String
  package var verdict: Verdict
  /// Reasons for an inconclusive verdict, and for iterations without a result; a sentence each.
  package var reasons: [String]
  package var parameters: [String: ParameterValue]
  /// Iterations that the command asked for.
  package var asked: Int
  /// Iterations that were run.
  package var iterations: Int
  /// Iterations that broke an invariant or failed otherwise.
  package var failed: Int
  /// Iterations that were too slow and have no result.
  package var unfinished: Int
  /// In the order of their declaration.
  package var invariants: [InvariantTotals]
  /// Broken invariants in the order of their declaration, then other failures.
  package var failures: [ParallelFailureEvidence]
  package var measurement: ParallelMeasurement
}
