/// The result of a trial.
enum Outcome: Sendable, Equatable {
  /// A scenario failed.
  case caught(Catch)

  /// The mistake was made, and no scenario failed.
  case survived

  /// The mistake was never made: no scenario has the necessary situation.
  case neverApplied
}

/// The first failure of a trial.
struct Catch: Sendable, Equatable {
  let scenario: String

  /// The violated invariants, and the kind of failure if the iteration crashed, hung or did not end.
  let findings: [String]

  /// The number of iterations of the scenario up to the failure.
  let iterations: Int
}
