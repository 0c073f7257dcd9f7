/// The part of a run that explores one scenario under control.
struct ExplorationRun {
  let options: RunOptions
  let scenario: any Scenario.Type
  let source: WorkerSource
  let progress: Progress
  let stop: StopCondition
  /// Receives a line for each iteration, or nil.
  let log: IterationLog?

  /// Explores the scenario.
  ///
  /// - Returns: Totals over all iterations, and the report with its measurement.
  /// - Throws: `UsageError` if the scenario uses an undeclared name, `FileError`, `WorkerError`
  ///   or `ControlUnavailable`.
  func run() throws -> (tally: ScenarioTally, measured: Measured) {
    let plan = options.plan(for: scenario, defect: options.defect, seed: options.seed)
    let explorer = try Explorer(scenario, plan, workers: source)
    let total = options.iterations(of: scenario.name)
    progress.begin(scenario.name, total: total)
    let clock = ContinuousClock()
    let start = clock.now
    var last = start
    var histogram = DurationHistogram()
    var failed = 0
    var logError: (any Error)?
    let tally = try explorer.explore(0..<total) { result in
      last = clock.now
      if result.hasFailed { failed += 1 }
      do {
        try log?.append(IterationLine(scenario: scenario.name, result: result))
      } catch {
        logError = error
      }
      progress.show(result.index + 1, failed > 0 ? "\(failed) failed" : "all held so far")
      return logError == nil && result.undeclared.isEmpty && !stop.isMet
    } timing: {
      histogram.add($0)
    }
    if let logError { throw logError }
    try tally.checkDeclarations()
    let seconds = max((last - start) / .seconds(1), 0.000_001)
    let measurement = MeasuredEvidence.ScenarioMeasurement(
      name: scenario.name,
      iterations: tally.iterations,
      elapsedMilliseconds: (last - start).wholeMilliseconds,
      duration: histogram.distribution,
      iterationsPerSecond: Int(Double(tally.iterations) / seconds),
      stepsPerSecond: Int(Double(tally.steps.aggregate.sum) / seconds)
    )
    let report = try ScenarioReport(tally, plan: plan, explorer: explorer)
    return (
      tally, Measured(report: report, measurement: measurement, isComplete: tally.isComplete)
    )
  }
}
