/// A comparison of an expected and an actual value; both are shown if they differ.
public struct Claim: Sendable {
  /// Whether the claim holds.
  public let holds: Bool
  /// The expected value as text; may be empty if the claim holds, because it is not shown then.
  public let expected: String
  /// The actual value as text; may be empty if the claim holds.
  public let actual: String

  /// The maximum number of findings to show.
  static let shownFindings = 10

  /// Makes a claim with any text.
  ///
  /// - Parameters:
  ///   - holds: Whether the claim holds.
  ///   - expected: The expected value; the same text in every process.
  ///   - actual: The actual value; the same text in every process.
  public init(holds: Bool, expected: String, actual: String) {
    self.holds = holds
    self.expected = expected
    self.actual = actual
  }

  /// A claim that holds has no texts, because making them costs more than most checks.
  private static let held = Claim(holds: true, expected: "", actual: "")

  /// Claims that two values are equal.
  ///
  /// - Parameters:
  ///   - actual: The actual value.
  ///   - expected: The expected value.
  /// - Returns: A claim that shows both values if they differ.
  public static func equal<T: Equatable>(_ actual: T, _ expected: T) -> Claim {
    guard actual != expected else { return held }
    return Claim(holds: false, expected: "\(expected)", actual: "\(actual)")
  }

  /// Claims that a number has a minimum.
  ///
  /// - Parameters:
  ///   - actual: The actual number.
  ///   - least: The smallest allowed number.
  /// - Returns: A claim that shows the number and its minimum if it is smaller.
  public static func atLeast(_ actual: Int, _ least: Int) -> Claim {
    guard actual < least else { return held }
    return Claim(holds: false, expected: "at least \(least)", actual: "\(actual)")
  }

  /// Claims that a number has a maximum.
  ///
  /// - Parameters:
  ///   - actual: The actual number.
  ///   - most: The largest allowed number.
  /// - Returns: A claim that shows the number and its maximum if it is larger.
  public static func atMost(_ actual: Int, _ most: Int) -> Claim {
    guard actual > most else { return held }
    return Claim(holds: false, expected: "at most \(most)", actual: "\(actual)")
  }

  /// Claims that a search found nothing.
  ///
  /// - Parameter findings: The findings, in an order that is the same in every process; the first
  ///   ten are shown.
  /// - Returns: A claim that shows the findings.
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
