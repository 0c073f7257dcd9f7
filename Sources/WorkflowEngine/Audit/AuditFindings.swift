/// What an audit found: the first few in words, the rest as a number.
public struct AuditFindings: Sendable {
  /// The number of findings that are kept in words.
  public static let limit: Int = 20

  private var kept: [String] = []
  private var omitted = 0

  /// Creates an empty list.
  init() {}

  /// Adds a finding.
  mutating func note(_ text: @autoclosure () -> String) {
    if kept.count < Self.limit { kept.append(text()) } else { omitted += 1 }
  }

  /// Adds a finding about a record, unless a condition holds.
  mutating func require(
    _ condition: Bool,
    at record: EngineRecord,
    _ text: @autoclosure () -> String
  ) {
    if !condition { note("\(record.sequence): \(text())") }
  }

  /// The findings in words, in order.
  var texts: [String] { omitted == 0 ? kept : kept + ["… and \(omitted) more"] }
}
