/// The result of a trial.
enum Outcome: Sendable, Equatable {
  /// A scenario failed.
  case caught(Catch)

  /// No scenario failed, but one became inconclusive: a situation that it must reach is missing.
  case unwitnessed(Catch)

  /// The mistake was made, and every scenario passed.
  case survived

  /// The mistake was never made: no scenario has the necessary situation.
  case neverApplied
}

/// The first failure of a trial.
struct Catch: Sendable, Equatable {
  let scenario: String

  /// The violated invariants, and the kind of failure if the iteration crashed, hung or did not end;
  /// or the missing witnesses.
  let findings: [String]

  /// The number of iterations of the scenario up to the failure; all if only witnesses are missing.
  let iterations: Int
}
