/// One difference between two pieces of evidence.
package struct Change: Codable, Equatable, Sendable {
  /// The severity of a change, in the order of a report.
  package enum Severity: String, CaseIterable, Codable, Sendable {
    /// Something became worse; the diff fails.
    case regression
    /// Something became better.
    case improvement
    /// Something is different, which may be intended.
    case change
    /// Additional information; the results are equal.
    case note
  }

  package var severity: Severity
  /// The subject: `run`, `configuration`, a scenario, or a scenario and its invariant.
  package var subject: String
  /// The old and the new value.
  package var text: String
}
