/// What a run has shown: a pure function of code, configuration and seed.
///
/// Written as `latest.json`. No field holds a time, a duration, a host, a path or an address; what
/// does is in `MeasuredEvidence`. The names of the fields are contracts.
package struct Evidence: Codable, Equatable, Sendable {
  /// The form of the file; a change that breaks readers changes the number.
  package static let schema = "race-stress/evidence/1"

  package var schema = Evidence.schema
  /// False when the run was interrupted or ran out of budget.
  package var complete: Bool
  package var configuration: EvidenceConfiguration
  package var summary: EvidenceSummary
  /// In the order of their names.
  package var scenarios: [ScenarioEvidence]
}

/// All that can change a choice.
package struct EvidenceConfiguration: Codable, Equatable, Sendable {
  package var profile: String
  package var seed: Seed
  package var strategy: StrategyChoice
  /// Always `explore` until parallel stress is asked for.
  package var mode: String
  /// Iterations per scenario that were asked for.
  package var iterations: Int
  /// The planted defect, or nil for the code as it is.
  package var defect: String?
  /// `debug` or `release`.
  package var build: String
  /// Version of the compiler that the tool was built with.
  package var toolchain: String
  package var architecture: String
  /// Version of race-stress.
  package var version: String
}

/// The counts of a run.
package struct EvidenceSummary: Codable, Equatable, Sendable {
  package struct Counts: Codable, Equatable, Sendable {
    package var total: Int
    package var passed: Int
    package var failed: Int
    package var inconclusive: Int
  }

  package var verdict: Verdict
  package var scenarios: Int
  package var invariants: Counts
}

/// What a run has shown of one scenario.
package struct ScenarioEvidence: Codable, Equatable, Sendable {
  package enum CodingKeys: String, CodingKey {
    case name, objective, verdict, reasons, parameters, iterations, interleavings, steps, choices
    case metrics, invariants, failures, witnesses, escapes
    case stepLimit = "step_limit"
  }

  package struct Interleavings: Codable, Equatable, Sendable {
    package var distinct: Int
  }

  package struct WitnessEvidence: Codable, Equatable, Sendable {
    package var id: String
    package var description: String
    /// Iterations in which it was seen.
    package var hits: Int
  }

  package var name: String
  package var objective: String
  package var verdict: Verdict
  /// Why an inconclusive verdict says no more, one sentence each.
  package var reasons: [String]
  package var parameters: [String: Int]
  /// Steps after which an iteration counts as livelocked.
  package var stepLimit: Int
  package var iterations: Int
  package var interleavings: Interleavings
  package var steps: Aggregate
  /// Steps at which more than one entry was ready.
  package var choices: Aggregate
  /// Every declared metric.
  package var metrics: [String: Aggregate]
  /// In the order of their declaration.
  package var invariants: [InvariantEvidence]
  /// Failures other than broken invariants; every kind that occurred, by name.
  package var failures: [FailureEvidence]
  /// In the order of their declaration.
  package var witnesses: [WitnessEvidence]
  /// What control did not cover, with the number of iterations; normally empty.
  package var escapes: [String: Int]
}

/// What a run has shown of one invariant.
package struct InvariantEvidence: Codable, Equatable, Sendable {
  package var id: String
  package var description: String
  package var verdict: Verdict
  /// Iterations in which it was checked.
  package var checked: Int
  /// Iterations in which it was broken.
  package var violated: Int
  /// The first of them, at most `ViolationEvidence.listed`.
  package var violations: [ViolationEvidence]
}

/// Iterations that deadlocked, livelocked, leaked or threw.
package struct FailureEvidence: Codable, Equatable, Sendable {
  package var kind: FailureKind
  /// Iterations that failed so.
  package var iterations: Int
  /// The first of them, at most `ViolationEvidence.listed`.
  package var violations: [ViolationEvidence]
}

/// One iteration that failed.
package struct ViolationEvidence: Codable, Equatable, Sendable {
  /// How many are listed for an invariant or a kind; all are counted.
  package static let listed = 10

  package var iteration: Int
  /// The iteration's own seed.
  package var seed: Seed
  package var expected: String
  package var actual: String
  /// Same bug, same name: from the invariant and the normalized trace.
  package var fingerprint: String
  /// The choices, in the compact form of `ScheduleText`.
  package var schedule: String
  /// The file with its trace, relative to the evidence folder; only for the first of each invariant.
  package var file: String?
  /// A command that makes it happen again.
  package var replay: String
}
