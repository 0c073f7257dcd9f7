import Testing

@testable import StressKit

/// A history, and the expected result of a check.
struct HistoryCase: Sendable, CustomTestStringConvertible {
  /// The function that is called.
  let predicate: String
  let name: String
  let claim: Claim
  let holds: Bool
  let actual: String
  var testDescription: String { "\(predicate): \(name)" }

  static func holds(
    _ predicate: String,
    _ name: String,
    _ claim: Claim,
    _ actual: String = "nothing against it"
  ) -> HistoryCase {
    HistoryCase(predicate: predicate, name: name, claim: claim, holds: true, actual: actual)
  }

  static func breaks(
    _ predicate: String,
    _ name: String,
    _ claim: Claim,
    _ actual: String
  ) -> HistoryCase {
    HistoryCase(predicate: predicate, name: name, claim: claim, holds: false, actual: actual)
  }
}
