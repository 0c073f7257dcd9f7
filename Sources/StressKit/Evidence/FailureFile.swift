/// One failing iteration, minimized, with its whole schedule: what `replay` and `explain` read.
///
/// Written as `failures/<scenario>-<fingerprint>.json`.
package struct FailureFile: Codable, Equatable, Sendable {
  /// The form of the file; a change that breaks readers changes the number.
  package static let schema = "race-stress/failure/1"

  package var schema = FailureFile.schema
  package var plan: IterationPlan
  /// Which iteration failed.
  package var iteration: Int
  /// The iteration's own seed.
  package var seed: Seed
  package var build: String
  package var toolchain: String
  /// The invariant that was broken, or nil for a failure of another kind.
  package var invariant: String?
  /// How it failed otherwise, or nil for a broken invariant.
  package var kind: FailureKind?
  /// What must hold, in words.
  package var description: String
  package var expected: String
  package var actual: String
  package var fingerprint: String
  package var digest: Seed
  /// How far the iteration was minimized; nil when it is as it was found.
  package var minimization: MinimizationEvidence?
  /// The choices, in the compact form of `ScheduleText`.
  package var schedule: String
  /// Without the middle of a long iteration.
  package var trace: Trace
  /// The interleaving for a reader, a column per task.
  package var table: [String]
  /// A command that makes it happen again.
  package var replay: String
}
