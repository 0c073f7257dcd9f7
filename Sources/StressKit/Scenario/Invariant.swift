/// A property that must hold at the end of every iteration, in every interleaving.
public struct Invariant<S: Scenario>: Sendable {
  /// A short, stable name, by which evidence is compared.
  public let id: String
  /// The kind of bug that it looks for; nil if none is named.
  public let shape: BugShape?
  /// Whether it is also checked on real threads, and in iterations in which work takes time.
  public let time: InvariantTime
  /// The property, as a statement.
  public let text: String
  /// Compares the actual state with the expected state.
  package let check: @Sendable (S, S.System, Iteration) async throws -> Claim

  /// Declares an invariant.
  ///
  /// - Parameters:
  ///   - id: A short, stable name.
  ///   - shape: The kind of bug that it looks for, shown next to it.
  ///   - time: `.virtualTime` if a slow machine can violate it, for example because it says that
  ///     something happens within 500 ms. It is then not checked where work takes time: on real
  ///     threads, and in every second iteration under control.
  ///   - text: The property, as a statement.
  ///   - check: Compares the actual state with the expected state; an error that it throws fails
  ///     the iteration.
  public init(
    _ id: String,
    shape: BugShape? = nil,
    in time: InvariantTime = .anyTime,
    _ text: String,
    _ check: @escaping @Sendable (S, S.System, Iteration) async throws -> Claim
  ) {
    self.id = id
    self.shape = shape
    self.time = time
    self.text = text
    self.check = check
  }
}
