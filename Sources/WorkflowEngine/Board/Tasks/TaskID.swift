/// Identifies a task, over all runs.
public struct TaskID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The position in the board's list of tasks.
  public let rawValue: Int

  /// Creates an identifier from its number.
  ///
  /// - Parameter rawValue: The number.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// The number after the letter `t`.
  public var description: String { "t\(rawValue)" }

  /// Orders by number, which is the order of creation.
  ///
  /// - Parameters:
  ///   - lhs: The first identifier.
  ///   - rhs: The second identifier.
  /// - Returns: Whether the first was issued before the second.
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}
