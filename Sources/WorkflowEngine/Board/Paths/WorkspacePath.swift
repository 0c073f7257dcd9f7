/// A path in a workspace, in normal form: absolute, without empty, `.` or `..` components.
public struct WorkspacePath: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The path as text: `/`, or a slash before each name.
  public let description: String

  /// Normalizes a path; the leading slash is optional.
  ///
  /// - Parameter text: Names separated by slashes; empty names and `.` are dropped.
  /// - Throws: ``BoardError/invalidPath(_:)`` when a name is `..`, or
  ///   ``BoardError/limitReached(_:limit:)``.
  public init(_ text: String) throws {
    try BoardLimits.check(text, "a path")
    let names = text.split(separator: "/").filter { $0 != "." }
    guard !names.contains("..") else { throw BoardError.invalidPath(text) }
    description = "/" + names.joined(separator: "/")
  }

  private init(description: String) { self.description = description }

  /// A path whose text is in normal form already.
  static func normal(_ text: String) -> Self { Self(description: text) }

  /// Whether two tasks cannot hold two paths at once: they are equal, or one contains the other.
  ///
  /// - Parameter other: Another path.
  /// - Returns: Whether they are equal, or one is an ancestor of the other.
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

  /// The ancestors of this path, from the nearest to the root, as text.
  var ancestors: [String] {
    guard description != "/" else { return [] }
    let slashes = description.indices.dropFirst().filter { description[$0] == "/" }
    return slashes.reversed().map { String(description[..<$0]) } + ["/"]
  }

  /// Orders by text.
  ///
  /// - Parameters:
  ///   - lhs: The first path.
  ///   - rhs: The second path.
  /// - Returns: Whether the first sorts before the second.
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.description < rhs.description }
}
