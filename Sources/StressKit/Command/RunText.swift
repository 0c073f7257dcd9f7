/// The first and the last lines that a run writes.
struct RunText {
  let options: RunOptions

  /// The line before the first scenario: version, scenarios and configuration.
  var headline: String {
    var text = "race-stress \(BuildInfo.version), \(BuildInfo.build) build: "
    text += "\(counted(options.scenarios.count, "scenario")), seed \(options.seed), "
    text += "strategy \(options.strategy.rawValue), profile \(options.profile.rawValue)"
    if let defect = options.defect { text += ", defect \(defect)" }
    return text
  }

  /// The lines after the last scenario: the verdict, and where the evidence is.
  ///
  /// - Parameter evidence: The evidence of the run.
  /// - Returns: Lines without line ends.
  func summary(of evidence: Evidence) -> [String] {
    let summary = evidence.summary
    let counts = summary.invariants
    return [
      "\(summary.verdict.rawValue): \(counted(summary.scenarios, "scenario")), "
        + "\(counted(counts.total, "invariant")), "
        + "\(counts.passed) passed, \(counts.failed) failed, \(counts.inconclusive) inconclusive"
        + (evidence.complete ? "" : "; incomplete"),
      "evidence: \(options.evidence)/latest.json, \(options.evidence)/latest.md",
    ]
  }
}
