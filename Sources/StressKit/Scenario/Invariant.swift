/// Something that must hold when an iteration has come to rest, whatever the interleaving was.
public struct Invariant<S: Scenario>: Sendable {
  /// Short and stable: evidence is compared by it.
  public let id: String
  /// The shape of the bugs that it is after, where one is named.
  public let shape: BugShape?
  /// In which time it is judged.
  public let time: InvariantTime
  /// What holds, as a statement.
  public let text: String
  /// Compares what is with what must be.
  package let check: @Sendable (S, S.System, Iteration) async throws -> Claim

  /// Declares an invariant.
  ///
  /// - Parameters:
  ///   - id: Short and stable.
  ///   - shape: The shape of the bugs that it is after; shown beside it.
  ///   - time: `.virtualTime` if a slow machine can break it, for instance because it says that something
  ///     happens within 500 ms. Real threads do not judge it then.
  ///   - text: What holds, as a statement.
  ///   - check: Compares what is with what must be; an error that it throws fails the iteration.
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
