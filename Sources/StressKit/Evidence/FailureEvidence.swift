/// The iterations that failed in one way, other than by a violated invariant.
package struct FailureEvidence: Codable, Equatable, Sendable {
  package var kind: FailureKind
  /// The number of iterations that failed in this way.
  package var iterations: Int
  /// The first of them, at most `ViolationEvidence.listed`.
  package var violations: [ViolationEvidence]
}
