/// A kind of evidence file; each names its form in the field `schema`.
package protocol EvidenceForm: Codable, Sendable {
  /// The form that this version of race-stress writes, `race-stress/<kind>/<number>`.
  static var schema: String { get }

  /// Names of fields in which numbers may be negative, at any depth.
  static var signedFields: Set<String> { get }
}

extension EvidenceForm {
  /// Metrics and parameters are numbers of the scenario's author; a trace has marks below 0.
  package static var signedFields: Set<String> { ["metrics", "parameters", "trace"] }
}

extension Evidence: EvidenceForm {}
extension DefectsEvidence: EvidenceForm {}
extension MeasuredEvidence: EvidenceForm {}
extension ParallelEvidence: EvidenceForm {}
extension FailureFile: EvidenceForm {}
