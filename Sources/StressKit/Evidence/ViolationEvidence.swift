/// One iteration that failed.
package struct ViolationEvidence: Codable, Equatable, Sendable {
  /// The maximum number of listed iterations per invariant or kind of failure; all are counted.
  package static let listed = 10

  package var iteration: Int
  /// The seed of the iteration.
  package var seed: Seed
  package var expected: String
  package var actual: String
  /// A hash of the invariant and the normalized minimized trace; the same bug has the same one.
  package var fingerprint: String
  /// The minimized choices, with the fewest preemptions found, in the compact form of
  /// `ScheduleText`.
  package var schedule: String
  /// The failure file, relative to the evidence folder; only for the first violation of each
  /// invariant.
  package var file: String?
  /// A command that repeats the failure.
  package var replay: String
}
