/// What a run has shown of one invariant.
package struct InvariantEvidence: Codable, Equatable, Sendable {
  package var id: String
  package var description: String
  package var verdict: Verdict
  /// Iterations in which it was checked.
  package var checked: Int
  /// Iterations in which it was broken.
  package var violated: Int
  /// The first of them, at most `ViolationEvidence.listed`.
  package var violations: [ViolationEvidence]
}
