/// Proof that an iteration entered the window that a scenario is about.
///
/// A scenario that passes without having seen each of its witnesses has shown nothing.
public struct Witness: Sendable {
  /// What `Iteration.witness(_:)` is called with.
  public let id: String
  /// What was seen, for a reader.
  public let text: String

  /// Declares a witness.
  ///
  /// - Parameters:
  ///   - id: What `Iteration.witness(_:)` is called with.
  ///   - text: What was seen, for a reader.
  public init(_ id: String, _ text: String) {
    self.id = id
    self.text = text
  }
}
