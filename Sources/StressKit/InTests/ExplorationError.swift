/// A body could not be explored, or its exploration shows nothing.
public struct ExplorationError: Error, Sendable, CustomStringConvertible {
  /// The problem, and how to solve it.
  public let description: String

  /// Makes an error of a description.
  package init(_ description: String) {
    self.description = description
  }
}
