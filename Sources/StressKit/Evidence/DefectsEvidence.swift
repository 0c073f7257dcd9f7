/// Which planted defects were caught: the kill table, written as `defects.json` by `verify` alone.
package struct DefectsEvidence: Codable, Equatable, Sendable {
  /// The form of the file; a change that breaks readers changes the number.
  package static let schema = "race-stress/defects/2"

  package var schema = DefectsEvidence.schema
  /// False when the run was interrupted or ran out of budget.
  package var complete: Bool
  package var configuration: EvidenceConfiguration
  package var summary: Summary
  /// In the order of scenario and defect names.
  package var defects: [DefectEvidence]

  /// How many were planted and how many an invariant caught; excluded ones are not planted.
  package struct Summary: Codable, Equatable, Sendable {
    package var verdict: Verdict
    package var planted: Int
    package var caught: Int
    package var excluded: Int
  }
}
