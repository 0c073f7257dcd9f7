/// One difference between two pieces of evidence.
package struct Change: Codable, Equatable, Sendable {
  /// How much a change matters; the order is that of a report.
  package enum Severity: String, CaseIterable, Codable, Sendable {
    /// Something got worse: the diff fails.
    case regression
    /// Something got better.
    case improvement
    /// Something is different, which may be right.
    case change
    /// Worth knowing, and no difference in what was shown.
    case note
  }

  package var severity: Severity
  /// What it is about: `run`, `configuration`, a scenario, or a scenario and its invariant.
  package var subject: String
  /// What was and what is.
  package var text: String
}
