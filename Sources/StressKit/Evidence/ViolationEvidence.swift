/// One iteration that failed.
package struct ViolationEvidence: Codable, Equatable, Sendable {
  /// How many are listed for an invariant or a kind; all are counted.
  package static let listed = 10

  package var iteration: Int
  /// The iteration's own seed.
  package var seed: Seed
  package var expected: String
  package var actual: String
  /// Same bug, same name: from the invariant and the normalized minimized trace.
  package var fingerprint: String
  /// The choices with the fewest preemptions that were found, in the compact form of `ScheduleText`.
  package var schedule: String
  /// The file with its trace, relative to the evidence folder; only for the first of each invariant.
  package var file: String?
  /// A command that makes it happen again.
  package var replay: String
}
