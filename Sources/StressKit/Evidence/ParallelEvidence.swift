/// What real threads have shown of one scenario.
///
/// Everything here follows from the verdicts: counts are in `MeasuredEvidence`.
package struct ParallelEvidence: Codable, Equatable, Sendable {
  /// An invariant that was broken, or another way to fail, and what became of it under control.
  package struct Finding: Codable, Equatable, Sendable {
    package enum CodingKeys: String, CodingKey {
      case id, outcome, violation
    }

    /// The invariant, or the kind of failure.
    package var id: String
    /// Whether control shows it too, in words.
    package var outcome: String
    /// Where control has found it again with the inputs of the failing iteration.
    package var violation: ViolationEvidence?
  }

  /// Iterations that were asked for.
  package var iterations: Int
  package var verdict: Verdict
  /// Why an inconclusive verdict says no more, one sentence each.
  package var reasons: [String]
  /// In the order of the scenario's declarations, kinds of failure last.
  package var findings: [Finding]
}
