/// What a run has shown of one invariant.
package struct InvariantEvidence: Codable, Equatable, Sendable {
  package var id: String
  /// The name of a `BugShape`; text, so that evidence with a shape of a later version can be read.
  package var shape: String?
  package var description: String
  package var verdict: Verdict
  /// Iterations in which it was checked.
  package var checked: Int
  /// Iterations in which it was broken.
  package var violated: Int
  /// The first of them, at most `ViolationEvidence.listed`.
  package var violations: [ViolationEvidence]
}
