/// The part of a run that explores one scenario under control.
struct ExplorationRun {
  let options: RunOptions
  let scenario: any Scenario.Type
  let source: WorkerSource
  let console: Console
  let progress: Progress
  let stop: StopCondition
  /// Receives the file of each failure as soon as it is found.
  let folder: EvidenceFolder
  /// Receives a line for each iteration, or nil.
  let log: IterationLog?

  /// Explores the scenario.
  ///
  /// - Returns: The totals over all iterations, and the report with its measurement.
  /// - Throws: `UsageError` if the scenario uses an undeclared name, `FileError`, `WorkerError`
  ///   or `ControlUnavailable`.
  func run() throws -> (tally: ScenarioTally, measured: Measured) {
    let plan = options.plan(for: scenario, defect: options.defect, seed: options.seed)
    let explorer = try Explorer(scenario, plan, workers: source)
    let total = options.iterations(of: scenario.name)
    var maker = ViolationMaker(
      of: scenario.description,
      plan: plan,
      explorer: explorer,
      invocation: console.invocation
    ) { name, replays in
      progress.show("minimizing \(name), replay \(replays)")
    }
    progress.begin(scenario.name, total: total)
    var times = ExplorationTiming()
    var failed = 0
    var logError: (any Error)?
    let tally = try explorer.explore(0..<total) { result in
      times.note()
      if result.hasFailed { failed += 1 }
      do {
        try log?.append(IterationLine(scenario: scenario.name, result: result))
      } catch {
        logError = error
      }
      progress.show(result.index + 1, failed > 0 ? "\(failed) failed" : "all held so far")
      let isEnough = options.failsFast && result.hasFailed
      return logError == nil && result.undeclared.isEmpty && !stop.isMet && !isEnough
    } timing: {
      times.histogram.add($0)
    } found: { failure in
      try times.pause { try write(failure, &maker) }
    }
    if let logError { throw logError }
    try tally.checkDeclarations()
    let measurement = times.measurement(of: tally)
    let report = try ScenarioReport(tally, plan: plan, &maker)
    // After an interruption, some violations have no trace.
    let isComplete = tally.isComplete && !Interruption.isRequested
    return (tally, Measured(report: report, measurement: measurement, isComplete: isComplete))
  }

  /// Prints the first failure of an invariant or a kind, minimizes it, and writes its file.
  private func write(
    _ found: FoundFailure,
    _ maker: inout ViolationMaker
  ) throws {
    progress.clear()
    console.note("\(scenario.name): \(found.line)")
    // An undeclared name makes the whole run an error.
    guard found.failure.result.undeclared.isEmpty else { return }
    do {
      let file = try maker.make(found)
      try folder.write(file)
      progress.clear()
      console.note("  written: \(folder.path)/\(file.path)")
    } catch is Interrupted {
      // The user interrupted the run, so this failure gets no file.
    }
  }
}
