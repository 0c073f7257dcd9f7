/// A kind of evidence file; each names its form in the field `schema`.
package protocol EvidenceForm: Codable, Sendable {
  /// The form that this version of race-stress writes, `race-stress/<kind>/<number>`.
  static var schema: String { get }
}

extension Evidence: EvidenceForm {}
extension DefectsEvidence: EvidenceForm {}
extension MeasuredEvidence: EvidenceForm {}
extension ParallelEvidence: EvidenceForm {}
extension FailureFile: EvidenceForm {}
