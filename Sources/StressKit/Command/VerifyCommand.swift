/// Plants each defect of each scenario, and fails unless a named invariant catches every one.
struct VerifyCommand {
  let options: RunOptions
  let console: Console
  let workers: WorkerPlace

  /// Verifies the scenarios.
  ///
  /// - Returns: `.violation` if a defect survived.
  /// - Throws: `UsageError`, `FileError` or `ControlUnavailable`.
  func run() throws -> ExitStatus {
    let folder = EvidenceFolder(options.evidence)
    // With `--defect`, write nothing: one row must not replace the whole kill table.
    let writes = options.defect == nil
    if writes { try folder.prepare() }
    if writes, options.place.reason != nil { try folder.ignoreInGit() }
    let lock = writes ? try EvidenceLock(folder) : nil
    defer { lock?.release() }
    Interruption.stopInOrder()
    let progress = Progress(console)
    let output = WorkerOutput(console, progress)
    let source = workers.source(jobs: options.jobs, watchdog: options.watchdog, output: output)
    var defects: [DefectEvidence] = []
    var unfinished: [String] = []
    let planned = try planned()
    let share = BudgetShare(budget: options.budget, parts: planned.count)
    for (part, (scenario, defect)) in planned.enumerated() {
      let end = share.end(ofPart: part, at: progress.elapsed)
      let stop = StopCondition(end: end, progress: progress)
      let found =
        Interruption.isRequested
        ? nil : try hunt(defect, in: scenario, source, progress, until: stop)
      progress.clear()
      guard let found else {
        unfinished.append("\(scenario.name) with \(defect.id)")
        continue
      }
      output.end(scenario.name)
      write(found)
      defects.append(found)
    }
    let isComplete = unfinished.isEmpty
    let evidence = makeEvidence(defects, isComplete: isComplete)
    if writes { try folder.write(evidence) }
    let summary = evidence.summary
    console.line(
      "\(summary.verdict.rawValue): \(summary.caught) of \(summary.planted) defects caught, "
        + "\(summary.excluded) excluded" + (isComplete ? "" : "; incomplete")
    )
    for line in StrategyTotals(defects).lines { console.line(line) }
    if !isComplete { console.line("not finished: \(unfinished.joined(separator: ", "))") }
    if writes {
      console.line("evidence: \(options.evidence)/defects.json, \(options.evidence)/defects.md")
      if let reason = options.place.reason {
        console.line("\(EvidencePlace.whole)/ is unchanged, because \(reason)")
      }
    }
    return ExitStatus(summary.verdict)
  }

  /// The defects to look for, in the order of scenario and defect names.
  private func planned() throws(UsageError) -> [(
    any Scenario.Type, ScenarioDescription.DefectDescription
  )] {
    var planned: [(any Scenario.Type, ScenarioDescription.DefectDescription)] = []
    for scenario in options.scenarios {
      let description = scenario.description
      let known = Set(description.invariants.map(\.id) + FailureKind.allCases.map(\.rawValue))
      for defect in description.defects.sorted(by: { $0.id < $1.id })
      where options.defect == nil || options.defect == defect.id {
        if let name = defect.caughtBy.first(where: { !known.contains($0) }) {
          throw UsageError(
            "defect '\(defect.id)' of '\(scenario.name)' is to be caught by '\(name)', "
              + "which it does not declare",
            hint: Suggestion.text(for: name, among: known.sorted())
          )
        }
        planned.append((scenario, defect))
      }
    }
    return planned
  }

  private func write(_ defect: DefectEvidence) {
    let name = "\(defect.scenario)  \(defect.id)"
    if let reason = defect.excluded {
      console.line("excluded  \(name): \(reason)")
    } else if defect.caught {
      let invariant = defect.invariant ?? ""
      console.line("caught    \(name): by \(invariant) \(effort(of: defect))\(others(of: defect))")
    } else if let reason = defect.cutShort {
      console.line("undecided \(name): the search for a catch \(reason)")
    } else {
      let others = defect.others.isEmpty ? "nothing failed" : defect.others.joined(separator: ", ")
      console.line(
        "SURVIVED  \(name): expected \(defect.expected.joined(separator: ", ")); \(others)"
      )
    }
  }

  /// The number of iterations until the defect was caught.
  private func effort(of defect: DefectEvidence) -> String {
    let iterations = defect.iterations
    if defect.coarse { return "in the first iteration of every seed, a weak test of scheduling" }
    return "after \(iterations.avg) iterations on average (\(iterations.min) to \(iterations.max))"
  }

  /// The results of the other strategies.
  private func others(of defect: DefectEvidence) -> String {
    let others = (defect.strategies ?? []).filter { $0.name != options.strategy.rawValue }
    return others.map { "; \($0.name) alone \($0.text)" }.joined()
  }

  private func makeEvidence(_ defects: [DefectEvidence], isComplete: Bool) -> DefectsEvidence {
    let planted = defects.filter { $0.excluded == nil }
    let caught = planted.count { $0.caught }
    var options = options
    // A defect must be caught under control, because a failure on real threads depends on chance.
    options.mode = .explore
    let verdict = Verdict(
      failures: planted.count { !$0.caught && $0.cutShort == nil },
      reasons: isComplete && caught == planted.count ? [] : ["incomplete"]
    )
    return DefectsEvidence(
      complete: isComplete,
      configuration: options.configuration,
      summary: .init(
        verdict: verdict,
        planted: planted.count,
        caught: caught,
        excluded: defects.count - planted.count
      ),
      defects: defects
    )
  }
}
