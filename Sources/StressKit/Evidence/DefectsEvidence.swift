/// The results of `verify` for all planted defects: the kill table, written as `defects.json`.
package struct DefectsEvidence: Codable, Equatable, Sendable {
  /// The version of the file format; an incompatible change increases the number.
  package static let schema = "race-stress/defects/3"

  package var schema = DefectsEvidence.schema
  /// `false` if the run was interrupted or exhausted its budget.
  package var complete: Bool
  package var configuration: EvidenceConfiguration
  package var summary: Summary
  /// The defects, in the order of scenario and defect names.
  package var defects: [DefectEvidence]

  /// The number of planted defects and of caught ones; excluded defects are not planted.
  package struct Summary: Codable, Equatable, Sendable {
    package var verdict: Verdict
    package var planted: Int
    package var caught: Int
    package var excluded: Int
  }
}
