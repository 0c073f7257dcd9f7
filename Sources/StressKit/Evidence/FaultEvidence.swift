/// The results of one fault point.
package struct FaultEvidence: Codable, Equatable, Sendable {
  package var id: String
  package var description: String
  /// The number of visits in all iterations.
  package var visits: Int
  /// The number of visits with an injected fault.
  package var injected: Int
  /// The number of injected faults of every declared kind.
  package var kinds: [String: Int]
}
