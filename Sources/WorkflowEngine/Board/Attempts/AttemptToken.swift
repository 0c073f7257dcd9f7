/// The fencing token of an attempt: unique on the board, and greater than all earlier tokens.
public struct AttemptToken: RawRepresentable, Hashable, Comparable, Sendable,
  CustomStringConvertible
{
  /// The number, counted from 1 over the whole board.
  public let rawValue: Int

  /// Creates a token from its number.
  ///
  /// - Parameter rawValue: The number.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// The number after a `#`.
  public var description: String { "#\(rawValue)" }

  /// Orders by number, which is the order of creation.
  ///
  /// - Parameters:
  ///   - lhs: The first token.
  ///   - rhs: The second token.
  /// - Returns: Whether the first was issued before the second.
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}
