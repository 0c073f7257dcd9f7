/// Runs the selected scenarios one after another, each in every requested mode.
struct RunLoop {
  /// The results of all scenarios that were run.
  struct Results {
    /// The results under control.
    var measured: [Measured] = []
    /// The selected scenarios that were not run, with the reason.
    var notRun: [(name: String, reason: String)] = []
    /// The results on real threads.
    var parallel: [ParallelReport] = []
    /// Whether every exploration was completed.
    var isComplete = true
    /// Whether every scenario was completed on real threads.
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

  /// The part of a scenario's time share for the exploration if real threads follow.
  private static let exploringPart = 0.75

  /// Runs the scenarios and prints a summary after each.
  ///
  /// - Returns: The results in the order of the scenarios' names.
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

  /// The reason not to run the next scenario, or nil if it can run.
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

  /// Runs a scenario; real threads come last, unless the exploration failed too often.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - end: The time since the start of the run at which the scenario must end, or nil.
  /// - Returns: The results under control and on real threads; nil for a mode that was not run.
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

  /// The time at which an exploration must end, to leave time for real threads.
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
