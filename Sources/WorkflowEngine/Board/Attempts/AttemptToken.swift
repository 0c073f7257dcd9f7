/// Fences an attempt: unique on the board, and greater than every token before it.
public struct AttemptToken: RawRepresentable, Hashable, Comparable, Sendable,
  CustomStringConvertible
{
  /// The number, counted from 1 over the whole board.
  public let rawValue: Int

  /// Creates a token from its number.
  ///
  /// - Parameter rawValue: The number.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// The number with a letter for its kind.
  public var description: String { "#\(rawValue)" }

  /// Orders by number, which is the order of creation.
  ///
  /// - Parameters:
  ///   - lhs: One identifier.
  ///   - rhs: Another.
  /// - Returns: Whether the first was given out before the second.
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}
