/// Iterations that deadlocked, livelocked, leaked or threw.
package struct FailureEvidence: Codable, Equatable, Sendable {
  package var kind: FailureKind
  /// Iterations that failed so.
  package var iterations: Int
  /// The first of them, at most `ViolationEvidence.listed`.
  package var violations: [ViolationEvidence]
}
