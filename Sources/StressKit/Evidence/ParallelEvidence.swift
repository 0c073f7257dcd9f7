/// Results of a run on real threads, written as `parallel.json`.
///
/// Real threads give other results each time, so this file stands beside `latest.json` and is not for the
/// repository.
package struct ParallelEvidence: Codable, Equatable, Sendable {
  /// The form of the file; a change that breaks readers changes the number.
  package static let schema = "race-stress/parallel/1"

  /// Totals over all scenarios.
  package struct Summary: Codable, Equatable, Sendable {
    package var verdict: Verdict
    package var scenarios: Int
    /// Scenarios that failed.
    package var failed: Int
    /// Scenarios without a verdict.
    package var inconclusive: Int
  }

  package var schema = ParallelEvidence.schema
  /// False when the run was interrupted or ran out of budget.
  package var complete: Bool
  package var configuration: ParallelConfiguration
  package var summary: Summary
  /// In the order of their names.
  package var scenarios: [ParallelScenarioEvidence]
}

extension ParallelEvidence.Summary {
  /// Adds up the verdicts of some scenarios.
  ///
  /// - Parameters:
  ///   - scenarios: Scenarios of one run.
  ///   - isComplete: False when the run was interrupted or ran out of budget.
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
