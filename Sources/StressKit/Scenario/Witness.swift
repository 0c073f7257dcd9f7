/// Proof that an iteration reached the race window of a scenario.
///
/// A scenario that passes without all its witnesses has shown nothing, so it is inconclusive.
public struct Witness: Sendable {
  /// The id for `Iteration.witness(_:)`.
  public let id: String
  /// The observation, for a reader.
  public let text: String

  /// Declares a witness.
  ///
  /// - Parameters:
  ///   - id: The id for `Iteration.witness(_:)`.
  ///   - text: The observation, for a reader.
  public init(_ id: String, _ text: String) {
    self.id = id
    self.text = text
  }
}
