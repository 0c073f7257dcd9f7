/// What a run has shown of one fault point.
package struct FaultEvidence: Codable, Equatable, Sendable {
  package var id: String
  package var description: String
  /// Visits of all iterations.
  package var visits: Int
  /// Visits at which a fault was injected.
  package var injected: Int
  /// The same by kind; every declared kind.
  package var kinds: [String: Int]
}
