/// The outcomes of all mutants.
struct Report {
  let iterations: Int
  let outcomes: [(mutant: Mutant, outcome: Outcome)]
  let survivors: Survivors
  let unused: [String]

  /// The lowest percentage of caught mutants with which the check passes.
  static let required = 90

  /// The mutants whose mistake was made.
  var applied: Int { outcomes.count { $0.outcome != .neverApplied } }

  /// The mutants with which a scenario fails.
  var caught: Int {
    outcomes.count { if case .caught = $0.outcome { true } else { false } }
  }

  /// The mutants with which no scenario fails, but one becomes inconclusive.
  var unwitnessed: Int {
    outcomes.count { if case .unwitnessed = $0.outcome { true } else { false } }
  }

  var survived: [Mutant] { outcomes.filter { $0.outcome == .survived }.map(\.mutant) }

  var neverApplied: [Mutant] { outcomes.filter { $0.outcome == .neverApplied }.map(\.mutant) }

  /// The percentage of mutants with which a scenario does not pass, rounded down.
  var percentage: Int { applied == 0 ? 0 : 100 * (caught + unwitnessed) / applied }

  /// The reasons why the check fails.
  var errors: [String] {
    var errors = survived.filter { survivors.reasons[$0.id] == nil }.map {
      "\($0.id) survives: add a check, or a reason to Tests/Mutants/survivors.json"
    }
    if percentage < Self.required {
      errors.append(
        "\(percentage) % of the mutants are caught, but \(Self.required) % are required"
      )
    }
    return errors
  }

  /// The reasons that no survivor needs.
  var outdated: [String] {
    survivors.reasons.keys.filter { !survived.map(\.id).contains($0) }.sorted()
  }

  var summary: String {
    """
    \(outcomes.count) mutants, \(applied) applied: \(caught) violate an invariant, crash or hang, \
    \(unwitnessed) only lack a witness (together \(percentage) %), \(survived.count) survive; \
    \(neverApplied.count) never applied
    """
  }
}
