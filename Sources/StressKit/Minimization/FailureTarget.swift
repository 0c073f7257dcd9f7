/// The failure that a minimized iteration must still show.
package struct FailureTarget: Hashable, Sendable {
  /// The invariant that is broken, or nil for a failure of another kind.
  package var invariant: String?
  /// The other failure of the iteration, or nil if it reached its end.
  package var kind: FailureKind?
  /// The place of a crash or hang in the program, if known.
  package var place: String?

  package init(invariant: String? = nil, kind: FailureKind? = nil, place: String? = nil) {
    self.invariant = invariant
    self.kind = kind
    self.place = place
  }

  /// Makes the target of a failing iteration.
  ///
  /// - Parameters:
  ///   - result: The result of a failing iteration.
  ///   - invariant: An invariant that it broke, or nil for the failure of another kind.
  package init(_ result: IterationResult, invariant: String?) {
    self.init(invariant: invariant, kind: result.failure?.kind, place: result.failure?.place)
  }

  /// The invariant or the kind.
  package var name: String { invariant ?? kind?.rawValue ?? "" }

  /// Whether an iteration of the same plan shows this failure.
  ///
  /// - Parameter result: The result of a replay.
  /// - Returns: Whether it broke the same invariant, and its other failure has the same kind and place.
  package func isShown(by result: IterationResult) -> Bool {
    guard result.failure?.kind == kind, result.failure?.place == place else { return false }
    return invariant.map { id in result.broken.contains { $0.id == id } } ?? (kind != nil)
  }
}
