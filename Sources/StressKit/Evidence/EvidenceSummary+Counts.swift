extension EvidenceSummary {
  /// The summary of some scenarios.
  ///
  /// - Parameters:
  ///   - scenarios: The evidence of the scenarios.
  ///   - isComplete: `false` if the run was interrupted or exhausted its budget.
  /// - Complexity: O(number of invariants).
  package init(of scenarios: [ScenarioEvidence], isComplete: Bool) {
    let invariants = scenarios.flatMap(\.invariants)
    self.scenarios = scenarios.count
    self.invariants = Counts(
      total: invariants.count,
      passed: invariants.count { $0.verdict == .passed },
      failed: invariants.count { $0.verdict == .failed },
      inconclusive: invariants.count { $0.verdict == .inconclusive }
    )
    verdict = Verdict(of: scenarios.map(\.verdict) + (isComplete ? [] : [.inconclusive]))
  }
}
