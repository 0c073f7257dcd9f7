extension EvidenceSummary {
  /// The totals in one sentence without a full stop, such as `24 scenarios, 405 invariants: 405 passed, 0
  /// failed, 0 inconclusive`.
  ///
  /// - Parameter evidence: The scenarios, whose failing iterations are counted by kind.
  /// - Returns: The text.
  package func totals(_ evidence: [ScenarioEvidence]) -> String {
    var text =
      "\(counted(scenarios, "scenario")), \(counted(invariants.total, "invariant")): "
      + "\(invariants.passed) passed, \(invariants.failed) failed, "
      + "\(invariants.inconclusive) inconclusive"
    for kind in FailureKind.allCases {
      let iterations = evidence.flatMap(\.failures).filter { $0.kind == kind }
        .reduce(0) { $0 + $1.iterations }
      if iterations > 0 { text += ", \(counted(iterations, "iteration")) \(kind.participle)" }
    }
    return text
  }
}
