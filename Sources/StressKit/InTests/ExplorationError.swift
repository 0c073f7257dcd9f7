/// The error for a body that could not be explored, or whose exploration shows nothing.
public struct ExplorationError: Error, Sendable, CustomStringConvertible {
  /// The problem, and how to solve it.
  public let description: String

  /// Makes an error from a description.
  package init(_ description: String) {
    self.description = description
  }
}
