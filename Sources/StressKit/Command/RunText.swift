/// The first and the last lines of a run's output.
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

  /// The lines after the last scenario: the verdict and the place of the evidence.
  ///
  /// - Parameters:
  ///   - verdict: The verdict of the run.
  ///   - elapsed: The real time of the run.
  /// - Returns: The lines without line ends.
  func summary(of verdict: RunVerdict, elapsed: Duration) -> [String] {
    let end = (verdict.isComplete ? "" : "; incomplete") + "; \(elapsed.seconds)"
    let folder = options.evidence
    var lines: [String] = []
    if let parallel = verdict.parallel, verdict.explored == nil || parallel.verdict == .failed {
      lines.append(
        "\(parallel.verdict.rawValue) on real threads: \(parallel.failed) of "
          + "\(counted(parallel.scenarios, "scenario")) failed, "
          + "\(parallel.inconclusive) inconclusive" + end
      )
    }
    if let explored = verdict.explored {
      lines.append(
        (verdict.failsOnRealThreadsAlone ? "under control: " : "")
          + "\(explored.verdict.rawValue): \(explored.totals(verdict.scenarios))" + end
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
}
