/// One failing iteration, minimized, with its whole schedule; the input of `replay` and `explain`.
///
/// Written as `failures/<scenario>-<fingerprint>.json`.
package struct FailureFile: Codable, Equatable, Sendable {
  /// The version of the file format; an incompatible change increases the number.
  package static let schema = "race-stress/failure/4"

  package var schema = FailureFile.schema
  package var plan: IterationPlan
  /// The number of the failing iteration.
  package var iteration: Int
  /// The seed of the iteration.
  package var seed: Seed
  package var build: String
  package var toolchain: String
  /// The violated invariant, or `nil` for another kind of failure.
  package var invariant: String?
  /// The kind of failure, or `nil` for a violated invariant.
  package var kind: FailureKind?
  /// The violated property, in words.
  package var description: String
  package var expected: String
  package var actual: String
  package var fingerprint: String
  package var digest: Seed
  /// The minimization of the iteration; `nil` if it was not minimized.
  package var minimization: MinimizationEvidence?
  /// The choices, in the compact form of `ScheduleText`.
  package var schedule: String
  /// The trace, without the middle of a long iteration.
  package var trace: Trace
  /// The interleaving as a table for a reader, with a column per task.
  package var table: [String]
  /// A command that repeats the failure.
  package var replay: String
}
