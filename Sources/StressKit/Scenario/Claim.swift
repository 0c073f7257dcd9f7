/// An expected and an actual value, compared; both are shown when they differ.
public struct Claim: Sendable {
  /// Whether actual is as expected.
  public let holds: Bool
  /// What must be, for a reader.
  public let expected: String
  /// What is, for a reader.
  public let actual: String

  /// How many findings are shown.
  static let shownFindings = 10

  /// Makes a claim of any form.
  ///
  /// - Parameters:
  ///   - holds: Whether actual is as expected.
  ///   - expected: What must be; the same in every process.
  ///   - actual: What is; the same in every process.
  public init(holds: Bool, expected: String, actual: String) {
    self.holds = holds
    self.expected = expected
    self.actual = actual
  }

  /// Claims that two values are equal.
  ///
  /// - Parameters:
  ///   - actual: What is.
  ///   - expected: What must be.
  /// - Returns: A claim that shows both values.
  public static func equal<T: Equatable>(_ actual: T, _ expected: T) -> Claim {
    Claim(holds: actual == expected, expected: "\(expected)", actual: "\(actual)")
  }

  /// Claims that a number is large enough.
  ///
  /// - Parameters:
  ///   - actual: What is.
  ///   - least: The smallest number that will do.
  /// - Returns: A claim that shows the number and its bound.
  public static func atLeast(_ actual: Int, _ least: Int) -> Claim {
    Claim(holds: actual >= least, expected: "at least \(least)", actual: "\(actual)")
  }

  /// Claims that a number is small enough.
  ///
  /// - Parameters:
  ///   - actual: What is.
  ///   - most: The largest number that will do.
  /// - Returns: A claim that shows the number and its bound.
  public static func atMost(_ actual: Int, _ most: Int) -> Claim {
    Claim(holds: actual <= most, expected: "at most \(most)", actual: "\(actual)")
  }

  /// Claims that a search found nothing.
  ///
  /// - Parameter findings: In an order that is the same in every process; the first ten are shown.
  /// - Returns: A claim that shows what was found.
  public static func none<T>(_ findings: [T]) -> Claim {
    var shown = findings.prefix(shownFindings).map { "\($0)" }
    if findings.count > shownFindings { shown.append("… \(findings.count) in all") }
    return Claim(
      holds: findings.isEmpty,
      expected: "none",
      actual: findings.isEmpty ? "none" : shown.joined(separator: "; ")
    )
  }
}
