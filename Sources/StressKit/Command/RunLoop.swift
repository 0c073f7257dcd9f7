/// Runs the scenarios of a run one after the other, each in every mode that was asked for.
struct RunLoop {
  /// Results of all scenarios that were run.
  struct Results {
    /// Results under control.
    var measured: [Measured] = []
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

  private var stop: StopCondition { StopCondition(budget: options.budget, progress: progress) }

  /// Runs the scenarios and writes a summary after each.
  ///
  /// - Returns: Results in the order of the scenarios' names.
  /// - Throws: `UsageError`, `FileError`, `WorkerError` or `ControlUnavailable`.
  func run() throws -> Results {
    var results = Results()
    var hasFailed = false
    for (position, scenario) in options.scenarios.enumerated() {
      guard !stop.isMet, !(options.failsFast && hasFailed) else {
        results.isComplete = false
        results.isParallelComplete = false
        break
      }
      progress.setPosition(position + 1, of: options.scenarios.count)
      let start = progress.elapsed
      let (measured, parallel) = try run(scenario)
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
        position: "\(position + 1) of \(options.scenarios.count)"
      )
      write(measured, parallel, times)
    }
    return results
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

  /// Runs a scenario; real threads come last, and only if the exploration was not cut short.
  private func run(
    _ scenario: any Scenario.Type
  ) throws -> (measured: Measured?, parallel: ParallelReport?) {
    var measured: Measured?
    var explored: ScenarioTally?
    if options.mode.explores {
      let exploration = ExplorationRun(
        options: options,
        scenario: scenario,
        source: source,
        console: console,
        progress: progress,
        stop: stop,
        folder: folder,
        log: log
      )
      let result = try exploration.run()
      explored = result.tally
      measured = result.measured
    }
    guard options.mode.isParallel, measured?.isComplete ?? true else {
      return (measured, nil)
    }
    let parallel = ParallelRun(
      options: options,
      scenario: scenario,
      source: source,
      progress: progress,
      invocation: console.invocation
    )
    return (measured, try parallel.run(explored) { stop.isMet })
  }
}
