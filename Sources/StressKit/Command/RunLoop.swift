/// Runs the scenarios of a run one after the other, each in every mode that was asked for.
struct RunLoop {
  /// Results of all scenarios that were run.
  struct Results {
    /// Results under control.
    var measured: [Measured] = []
    /// Scenarios that were selected and not run, with the reason.
    var notRun: [(name: String, reason: String)] = []
    /// Results on real threads.
    var parallel: [ParallelReport] = []
    /// Whether every scenario was explored to its end.
    var isComplete = true
    /// Whether every scenario was run on real threads to its end.
    var isParallelComplete = true
  }

  let options: RunOptions
  let console: Console
  let source: WorkerSource
  let output: WorkerOutput
  let progress: Progress
  let folder: EvidenceFolder
  /// Receives a line for each iteration under control, or nil.
  let log: IterationLog?

  private var share: BudgetShare {
    BudgetShare(budget: options.budget, parts: options.scenarios.count)
  }

  /// The part of a scenario's share that the exploration may take if real threads follow.
  private static let exploringPart = 0.75

  /// Runs the scenarios and writes a summary after each.
  ///
  /// - Returns: Results in the order of the scenarios' names.
  /// - Throws: `UsageError`, `FileError`, `WorkerError` or `ControlUnavailable`.
  func run() throws -> Results {
    var results = Results()
    var hasFailed = false
    for (part, scenario) in options.scenarios.enumerated() {
      if let reason = reasonToStop(hasFailed) {
        results.add(notRun: scenario, options, because: reason)
        continue
      }
      progress.setPosition(part + 1, of: options.scenarios.count)
      let start = progress.elapsed
      let (measured, parallel) = try run(scenario, end: share.end(ofPart: part, at: start))
      progress.clear()
      output.end(scenario.name)
      if let measured { results.measured.append(measured) }
      if let parallel { results.parallel.append(parallel) }
      results.isComplete = results.isComplete && measured?.isComplete != false
      results.isParallelComplete = results.isParallelComplete && parallel?.isComplete == true
      hasFailed =
        hasFailed || measured?.report.evidence.verdict == .failed
        || parallel?.evidence.verdict == .failed
      let times = ScenarioTimes(
        elapsed: progress.elapsed - start,
        position: "\(part + 1) of \(options.scenarios.count)"
      )
      write(measured, parallel, times)
    }
    return results
  }

  /// Why the next scenario is not run, or nil if it is.
  private func reasonToStop(_ hasFailed: Bool) -> String? {
    if options.failsFast && hasFailed { return "a scenario failed (--fail-fast)" }
    return StopCondition(end: options.budget, progress: progress).reason
  }

  private func write(
    _ measured: Measured?,
    _ parallel: ParallelReport?,
    _ times: ScenarioTimes
  ) {
    if let measured {
      ScenarioSummary(
        measured,
        parallel: parallel,
        folder: options.evidence,
        times: times
      ).write(to: console)
    } else if let parallel {
      let summary = ParallelSummary(evidence: parallel.evidence, folder: options.evidence)
      console.line(
        "\(summary.verdict)  \(parallel.evidence.name): \(summary.counts), \(times.text)"
      )
      for line in summary.details(console.invocation) { console.line("  \(line)") }
    }
  }

  /// Runs a scenario; real threads come last, and not if the exploration failed too often.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - end: Time since the run began at which the scenario has to end, or nil.
  /// - Returns: Results under control and on real threads; nil where nothing was run.
  /// - Throws: `UsageError`, `FileError`, `WorkerError` or `ControlUnavailable`.
  private func run(
    _ scenario: any Scenario.Type,
    end: Duration?
  ) throws -> (measured: Measured?, parallel: ParallelReport?) {
    var measured: Measured?
    var explored: ScenarioTally?
    let stop = StopCondition(end: end, progress: progress)
    if options.mode.explores {
      let exploration = ExplorationRun(
        options: options,
        scenario: scenario,
        source: source,
        console: console,
        progress: progress,
        stop: StopCondition(end: exploringEnd(end), progress: progress),
        folder: folder,
        log: log
      )
      let result = try exploration.run()
      explored = result.tally
      measured = result.measured
    }
    guard options.mode.isParallel, !stop.isMet, explored?.endedTooOften != true else {
      return (measured, nil)
    }
    let parallel = ParallelRun(
      options: options,
      scenario: scenario,
      source: source,
      console: console,
      progress: progress
    )
    return (measured, try parallel.run(explored) { stop.isMet })
  }

  /// The time at which an exploration has to end, so that real threads have time too.
  private func exploringEnd(_ end: Duration?) -> Duration? {
    let now = progress.elapsed
    guard let end, end > now, options.mode.isParallel else { return end }
    return now + (end - now) * Self.exploringPart
  }
}

extension RunLoop.Results {
  /// Adds an entry for a scenario that was not run.
  fileprivate mutating func add(
    notRun scenario: any Scenario.Type,
    _ options: RunOptions,
    because reason: String
  ) {
    isComplete = false
    isParallelComplete = false
    notRun.append((scenario.name, reason))
    if options.mode.explores {
      measured.append(Measured(notRun: scenario, options, because: reason))
    }
  }
}
