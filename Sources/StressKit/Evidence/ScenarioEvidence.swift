/// What a run has shown of one scenario.
package struct ScenarioEvidence: Codable, Equatable, Sendable {
  package enum CodingKeys: String, CodingKey {
    case name, objective, verdict, reasons, remark, parameters, iterations, interleavings, steps
    case choices, metrics, invariants, failures, witnesses, escapes, faults
    case stepLimit = "step_limit"
  }

  package struct Interleavings: Codable, Equatable, Sendable {
    package var distinct: Int
  }

  package struct WitnessEvidence: Codable, Equatable, Sendable {
    package var id: String
    package var description: String
    /// Iterations in which it was seen.
    package var hits: Int
  }

  package var name: String
  package var objective: String
  package var verdict: Verdict
  /// Why an inconclusive verdict says no more, one sentence each.
  package var reasons: [String]
  /// What limits a pass, for the line of the verdict; nil when nothing does.
  package var remark: String?
  package var parameters: [String: ParameterValue]
  /// Steps after which an iteration counts as livelocked.
  package var stepLimit: Int
  package var iterations: Int
  package var interleavings: Interleavings
  package var steps: Aggregate
  /// Steps at which more than one entry was ready.
  package var choices: Aggregate
  /// Every declared metric.
  package var metrics: [String: Aggregate]
  /// In the order of their declaration.
  package var invariants: [InvariantEvidence]
  /// Failures other than broken invariants; every kind that occurred, by name.
  package var failures: [FailureEvidence]
  /// In the order of their declaration.
  package var witnesses: [WitnessEvidence]
  /// What control did not cover, with the number of iterations; normally empty.
  package var escapes: [String: Int]
  /// In the order of their declaration, or nil when the scenario declares no fault point.
  package var faults: [FaultEvidence]?
}
