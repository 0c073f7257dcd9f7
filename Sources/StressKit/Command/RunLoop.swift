/// Runs the scenarios of a run one after the other, each in every mode that was asked for.
struct RunLoop {
  /// Results of all scenarios that were run.
  struct Results {
    var measured: [Measured] = []
    var isComplete = true
  }

  let options: RunOptions
  let console: Console
  let source: WorkerSource
  let output: WorkerOutput
  let progress: Progress
  /// Receives a line for each iteration under control, or nil.
  let log: IterationLog?

  private var stop: StopCondition { StopCondition(budget: options.budget, progress: progress) }

  /// Runs the scenarios and writes a summary after each.
  ///
  /// - Returns: Results in the order of the scenarios' names.
  /// - Throws: `UsageError`, `FileError`, `WorkerError` or `ControlUnavailable`.
  func run() throws -> Results {
    var results = Results()
    for scenario in options.scenarios {
      guard !stop.isMet else {
        results.isComplete = false
        break
      }
      let measured = try run(scenario)
      progress.clear()
      output.end(scenario.name)
      results.measured.append(measured)
      results.isComplete = results.isComplete && measured.isComplete
      ScenarioSummary(measured.report, measured.measurement, folder: options.evidence)
        .write(to: console)
    }
    return results
  }

  private func run(_ scenario: any Scenario.Type) throws -> Measured {
    var measured: Measured?
    var explored: ScenarioTally?
    if options.mode.explores {
      let exploration = ExplorationRun(
        options: options,
        scenario: scenario,
        source: source,
        progress: progress,
        stop: stop,
        log: log
      )
      let result = try exploration.run()
      explored = result.tally
      measured = result.measured
    }
    guard options.mode.isParallel, measured?.isComplete ?? true else {
      return measured ?? .init(unexplored: scenario, options)
    }
    let parallel = ParallelRun(
      options: options,
      scenario: scenario,
      source: source,
      progress: progress
    )
    return try parallel.add(to: measured ?? .init(unexplored: scenario, options), explored) {
      stop.isMet
    }
  }
}
