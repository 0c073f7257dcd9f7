/// The part of a run that is on real threads.
struct ParallelRun {
  let options: RunOptions
  let scenario: any Scenario.Type
  let source: WorkerSource
  let progress: Progress

  /// Runs a scenario on real threads, and looks under control for what failed there.
  ///
  /// - Parameters:
  ///   - measured: What is known of the scenario so far.
  ///   - explored: What the iterations under control came to, or nil when there were none.
  ///   - shouldStop: Whether the run is to end.
  /// - Returns: What is known with it.
  /// - Throws: `UsageError` when the scenario uses what it does not declare.
  func add(
    to measured: Measured,
    _ explored: ScenarioTally?,
    shouldStop: () -> Bool
  ) throws -> Measured {
    let plan = options.plan(for: scenario, defect: options.defect, seed: options.seed)
    let total = options.parallelIterations
    progress.begin("\(scenario.name) on real threads", total: total)
    var failed = 0
    let tally = try ParallelStress(scenario, plan, workers: source).run(total) { result in
      if result.hasFailed { failed += 1 }
      progress.show(result.index + 1, failed > 0 ? "\(failed) failed" : "all held so far")
      return result.undeclared.isEmpty && !shouldStop()
    }
    try tally.results.checkDeclarations()
    let report = try ParallelReport(
      tally,
      of: scenario,
      plan: plan,
      explored: explored,
      workers: source,
      shouldStop: shouldStop
    )
    var result = measured
    result.report = measured.report.adding(report, tally)
    result.measurement.parallel = report.measurement
    result.isComplete = measured.isComplete && !tally.wasStopped
    return result
  }
}
