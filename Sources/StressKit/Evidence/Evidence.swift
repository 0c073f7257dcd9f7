/// What a run has shown: a pure function of code, configuration and seed.
///
/// Written as `latest.json`. No field holds a time, a duration, a host, a path or an address; what
/// does is in `MeasuredEvidence`. The names of the fields are contracts.
package struct Evidence: Codable, Equatable, Sendable {
  /// The form of the file; a change that breaks readers changes the number.
  package static let schema = "race-stress/evidence/2"

  package var schema = Evidence.schema
  /// False when the run was interrupted or ran out of budget.
  package var complete: Bool
  package var configuration: EvidenceConfiguration
  package var summary: EvidenceSummary
  /// In the order of their names.
  package var scenarios: [ScenarioEvidence]
}
