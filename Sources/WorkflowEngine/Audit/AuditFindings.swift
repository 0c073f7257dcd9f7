/// The findings of an audit: the first ones as text, the rest as a number.
public struct AuditFindings: Sendable {
  /// The number of findings that are kept as text.
  public static let limit: Int = 20

  private var kept: [String] = []
  private var omitted = 0

  /// Creates an empty list.
  init() {}

  /// Adds a finding.
  mutating func note(_ text: @autoclosure () -> String) {
    if kept.count < Self.limit { kept.append(text()) } else { omitted += 1 }
  }

  /// Adds a finding about a record if a condition does not hold.
  mutating func require(
    _ condition: Bool,
    at record: EngineRecord,
    _ text: @autoclosure () -> String
  ) {
    if !condition { note("\(record.sequence): \(text())") }
  }

  /// The findings as text, in order.
  var texts: [String] { omitted == 0 ? kept : kept + ["… and \(omitted) more"] }
}
