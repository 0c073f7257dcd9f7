/// What a minimized iteration must still show: the same failure, not another one.
package struct FailureTarget: Hashable, Sendable {
  /// The invariant that is broken, or nil for a failure of another kind.
  package var invariant: String?
  /// How the iteration failed otherwise, or nil when it came to its end.
  package var kind: FailureKind?

  package init(invariant: String? = nil, kind: FailureKind? = nil) {
    self.invariant = invariant
    self.kind = kind
  }

  /// What an iteration shows of an invariant, or of the kind of its failure.
  ///
  /// - Parameters:
  ///   - result: A failing iteration.
  ///   - invariant: One that it has broken, or nil for the failure of another kind.
  package init(_ result: IterationResult, invariant: String?) {
    self.init(invariant: invariant, kind: result.failure?.kind)
  }

  /// The invariant or the kind.
  package var name: String { invariant ?? kind?.rawValue ?? "" }

  /// Whether an iteration of the same plan shows this.
  ///
  /// - Parameter result: What a replay came to.
  /// - Returns: Whether it broke the same invariant, and failed otherwise as the first did or not at all.
  package func isShown(by result: IterationResult) -> Bool {
    guard result.failure?.kind == kind else { return false }
    return invariant.map { id in result.broken.contains { $0.id == id } } ?? (kind != nil)
  }
}
