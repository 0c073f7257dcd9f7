/// The results of one scenario.
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
    /// The number of iterations that saw it.
    package var hits: Int
  }

  package var name: String
  package var objective: String
  package var verdict: Verdict
  /// The reasons for an inconclusive verdict, one sentence each.
  package var reasons: [String]
  /// The limits of a pass, for the line of the verdict; nil if there are none.
  package var remark: String?
  package var parameters: [String: ParameterValue]
  /// The number of steps after which an iteration counts as livelocked.
  package var stepLimit: Int
  package var iterations: Int
  package var interleavings: Interleavings
  package var steps: Aggregate
  /// The number of steps with more than one ready entry.
  package var choices: Aggregate
  /// The totals of every declared metric.
  package var metrics: [String: Aggregate]
  /// The invariants, in the order of their declaration.
  package var invariants: [InvariantEvidence]
  /// Failures other than broken invariants; every kind that occurred, by name.
  package var failures: [FailureEvidence]
  /// The witnesses, in the order of their declaration.
  package var witnesses: [WitnessEvidence]
  /// Events that were not under control, with the number of iterations; normally empty.
  package var escapes: [String: Int]
  /// The fault points, in the order of their declaration; nil if the scenario declares none.
  package var faults: [FaultEvidence]?
}
