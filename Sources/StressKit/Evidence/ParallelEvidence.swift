/// The results of a run on real threads, written as `parallel.json`.
///
/// The results differ from run to run, so they are not part of `latest.json`, and git ignores the
/// file.
package struct ParallelEvidence: Codable, Equatable, Sendable {
  /// The version of the file format; an incompatible change increases the number.
  package static let schema = "race-stress/parallel/1"

  /// The totals over all scenarios.
  package struct Summary: Codable, Equatable, Sendable {
    package var verdict: Verdict
    package var scenarios: Int
    /// The number of scenarios that failed.
    package var failed: Int
    /// The number of scenarios without a verdict.
    package var inconclusive: Int
  }

  package var schema = ParallelEvidence.schema
  /// False if the run was interrupted or ran out of budget.
  package var complete: Bool
  package var configuration: ParallelConfiguration
  package var summary: Summary
  /// The scenarios, in the order of their names.
  package var scenarios: [ParallelScenarioEvidence]
}

extension ParallelEvidence.Summary {
  /// Adds up the verdicts of some scenarios.
  ///
  /// - Parameters:
  ///   - scenarios: The scenarios of one run.
  ///   - isComplete: False if the run was interrupted or ran out of budget.
  package init(of scenarios: [ParallelScenarioEvidence], isComplete: Bool) {
    self.scenarios = scenarios.count
    failed = scenarios.count { $0.verdict == .failed }
    inconclusive = scenarios.count { $0.verdict == .inconclusive }
    if failed > 0 {
      verdict = .failed
    } else {
      let isWhole = isComplete && !scenarios.isEmpty && inconclusive == 0
      verdict = isWhole ? .passed : .inconclusive
    }
  }
}
