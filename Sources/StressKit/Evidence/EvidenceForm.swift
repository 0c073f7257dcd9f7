/// A kind of evidence file; each file has its schema in the field `schema`.
package protocol EvidenceForm: Codable, Sendable {
  /// The schema that this version of race-stress writes, `race-stress/<kind>/<number>`.
  static var schema: String { get }

  /// The names of fields that may contain negative numbers at any depth.
  static var signedFields: Set<String> { get }
}

extension EvidenceForm {
  /// The author of a scenario chooses metrics and parameters; a trace uses special values below 0.
  package static var signedFields: Set<String> { ["metrics", "parameters", "trace"] }
}

extension Evidence: EvidenceForm {}
extension DefectsEvidence: EvidenceForm {}
extension MeasuredEvidence: EvidenceForm {}
extension ParallelEvidence: EvidenceForm {}
extension FailureFile: EvidenceForm {}
