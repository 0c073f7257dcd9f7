/// The results of one invariant.
package struct InvariantEvidence: Codable, Equatable, Sendable {
  package var id: String
  /// The name of a `BugShape`, as text, so that a shape of a later version can be read.
  package var shape: String?
  package var description: String
  package var verdict: Verdict
  /// The number of iterations that checked it.
  package var checked: Int
  /// The number of iterations that violated it.
  package var violated: Int
  /// The first of them, at most `ViolationEvidence.listed`.
  package var violations: [ViolationEvidence]
}
