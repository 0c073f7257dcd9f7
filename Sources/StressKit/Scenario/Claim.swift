/// An expected and an actual value, compared; both are shown when they differ.
public struct Claim: Sendable {
  /// Whether actual is as expected.
  public let holds: Bool
  /// What must be, for a reader; a claim that holds may leave it empty, for nobody is shown it.
  public let expected: String
  /// What is, for a reader; a claim that holds may leave it empty.
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

  /// What a claim that holds comes to: to write values out costs more than many a check.
  private static let held = Claim(holds: true, expected: "", actual: "")

  /// Claims that two values are equal.
  ///
  /// - Parameters:
  ///   - actual: What is.
  ///   - expected: What must be.
  /// - Returns: A claim that shows both values, when they differ.
  public static func equal<T: Equatable>(_ actual: T, _ expected: T) -> Claim {
    guard actual != expected else { return held }
    return Claim(holds: false, expected: "\(expected)", actual: "\(actual)")
  }

  /// Claims that a number is large enough.
  ///
  /// - Parameters:
  ///   - actual: What is.
  ///   - least: The smallest number that will do.
  /// - Returns: A claim that shows the number and its bound, when it is beyond.
  public static func atLeast(_ actual: Int, _ least: Int) -> Claim {
    guard actual < least else { return held }
    return Claim(holds: false, expected: "at least \(least)", actual: "\(actual)")
  }

  /// Claims that a number is small enough.
  ///
  /// - Parameters:
  ///   - actual: What is.
  ///   - most: The largest number that will do.
  /// - Returns: A claim that shows the number and its bound, when it is beyond.
  public static func atMost(_ actual: Int, _ most: Int) -> Claim {
    guard actual > most else { return held }
    return Claim(holds: false, expected: "at most \(most)", actual: "\(actual)")
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
