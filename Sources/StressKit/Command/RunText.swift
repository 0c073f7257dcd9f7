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
  /// - Parameter verdict: The verdict of the run.
  /// - Returns: Lines without line ends.
  func summary(of verdict: RunVerdict) -> [String] {
    let folder = options.evidence
    var lines: [String] = []
    if let parallel = verdict.parallel, verdict.explored == nil || parallel.verdict == .failed {
      lines.append(
        "\(parallel.verdict.rawValue) on real threads: \(parallel.failed) of "
          + "\(counted(parallel.scenarios, "scenario")) failed, "
          + "\(parallel.inconclusive) inconclusive" + (verdict.isComplete ? "" : "; incomplete")
      )
    }
    if let explored = verdict.explored {
      let counts = explored.invariants
      lines.append(
        (verdict.failsOnRealThreadsAlone ? "under control: " : "")
          + "\(explored.verdict.rawValue): \(counted(explored.scenarios, "scenario")), "
          + "\(counted(counts.total, "invariant")), "
          + "\(counts.passed) passed, \(counts.failed) failed, "
          + "\(counts.inconclusive) inconclusive" + otherFailures(in: explored)
          + (verdict.isComplete ? "" : "; incomplete")
      )
      lines.append("evidence: \(folder)/latest.json, \(folder)/latest.md")
    }
    if verdict.parallel != nil {
      let unchanged = verdict.explored == nil ? "; latest.json and latest.md are unchanged" : ""
      lines.append("real threads: \(folder)/parallel.json, \(folder)/parallel.md\(unchanged)")
    }
    if let reason = verdict.notRun.first?.reason {
      let names = verdict.notRun.map(\.name).joined(separator: ", ")
      lines.append("not run, because \(reason): \(names)")
    }
    if let reason = options.place.reason {
      lines.append(
        "\(EvidencePlace.whole)/ is unchanged, because \(reason); --evidence DIR names another folder"
      )
    }
    return lines
  }

  /// Says why a run failed in which no invariant did.
  private func otherFailures(in summary: EvidenceSummary) -> String {
    guard summary.verdict == .failed, summary.invariants.failed == 0 else { return "" }
    return "; iterations failed without breaking an invariant"
  }
}
