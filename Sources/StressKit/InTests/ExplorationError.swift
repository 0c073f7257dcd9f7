/// Why a body could not be explored, or why exploring it shows nothing.
public struct ExplorationError: Error, Sendable, CustomStringConvertible {
  /// What was wrong, and what to do about it.
  public let description: String

  /// Makes an error of a description.
  package init(_ description: String) {
    self.description = description
  }
}
