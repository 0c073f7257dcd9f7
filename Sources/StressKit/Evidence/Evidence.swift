/// The results of a run: a pure function of code, configuration and seed.
///
/// Written as `latest.json`. No field contains a time, a duration, a host, a path or an address;
/// `MeasuredEvidence` contains those. The names of the fields are contracts.
package struct Evidence: Codable, Equatable, Sendable {
  /// The version of the file format; an incompatible change increases the number.
  package static let schema = "race-stress/evidence/3"

  package var schema = Evidence.schema
  /// `false` if the run was interrupted or exhausted its budget.
  package var complete: Bool
  package var configuration: EvidenceConfiguration
  package var summary: EvidenceSummary
  /// The scenarios, in the order of their names.
  package var scenarios: [ScenarioEvidence]
}
