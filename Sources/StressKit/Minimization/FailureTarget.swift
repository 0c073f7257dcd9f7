/// The failure that a minimized iteration must still show.
package struct FailureTarget: Hashable, Sendable {
  /// The invariant that is broken, or nil for a failure of another kind.
  package var invariant: String?
  /// The other failure of the iteration, or nil when it reached its end.
  package var kind: FailureKind?
  /// Of a crash or hang: its place in the program, if known.
  package var place: String?

  package init(invariant: String? = nil, kind: FailureKind? = nil, place: String? = nil) {
    self.invariant = invariant
    self.kind = kind
    self.place = place
  }

  /// Takes the target from a failing iteration.
  ///
  /// - Parameters:
  ///   - result: A failing iteration.
  ///   - invariant: One that it has broken, or nil for the failure of another kind.
  package init(_ result: IterationResult, invariant: String?) {
    self.init(invariant: invariant, kind: result.failure?.kind, place: result.failure?.place)
  }

  /// The invariant or the kind.
  package var name: String { invariant ?? kind?.rawValue ?? "" }

  /// Whether an iteration of the same plan shows this failure.
  ///
  /// - Parameter result: Result of a replay.
  /// - Returns: Whether it broke the same invariant, and its other failure has the same kind and place.
  package func isShown(by result: IterationResult) -> Bool {
    guard result.failure?.kind == kind, result.failure?.place == place else { return false }
    return invariant.map { id in result.broken.contains { $0.id == id } } ?? (kind != nil)
  }
}
