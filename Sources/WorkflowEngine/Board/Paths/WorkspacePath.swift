/// A path in a workspace, in its one normal form: absolute, with nothing to resolve.
public struct WorkspacePath: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The path as text: `/`, or names that each follow a slash.
  public let description: String

  /// Normalizes a path; a leading slash may be left out.
  ///
  /// - Parameter text: Names between slashes; empty ones and `.` do not count.
  /// - Throws: ``BoardError/invalidPath(_:)`` when a name is `..`, or
  ///   ``BoardError/limitReached(_:limit:)``.
  public init(_ text: String) throws {
    try BoardLimits.check(text, "a path")
    let names = text.split(separator: "/").filter { $0 != "." }
    guard !names.contains("..") else { throw BoardError.invalidPath(text) }
    description = "/" + names.joined(separator: "/")
  }

  /// Whether two paths cannot be held by two tasks at once: one is the other, or lies below it.
  ///
  /// - Parameter other: Another path.
  /// - Returns: Whether they are the same, or one is an ancestor of the other.
  public func overlaps(_ other: WorkspacePath) -> Bool {
    self == other || isAncestor(of: other) || other.isAncestor(of: self)
  }

  /// Whether another path lies below this one.
  ///
  /// - Parameter other: Another path.
  /// - Returns: Whether it lies below.
  public func isAncestor(of other: WorkspacePath) -> Bool {
    guard description != "/" else { return other.description != "/" }
    return other.description.hasPrefix(description + "/")
  }

  /// The paths above this one, from the nearest to the root, as text.
  var ancestors: [String] {
    guard description != "/" else { return [] }
    let slashes = description.indices.dropFirst().filter { description[$0] == "/" }
    return slashes.reversed().map { String(description[..<$0]) } + ["/"]
  }

  /// Orders by text.
  ///
  /// - Parameters:
  ///   - lhs: One path.
  ///   - rhs: Another.
  /// - Returns: Whether the first comes first.
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.description < rhs.description }
}
