/// The part of a run on real threads.
struct ParallelRun {
  let options: RunOptions
  let scenario: any Scenario.Type
  let source: WorkerSource
  let console: Console
  let progress: Progress

  /// Runs a scenario on real threads, and searches for its failures under control.
  ///
  /// The first failure of each invariant and of each kind is shown at once.
  ///
  /// - Parameters:
  ///   - explored: The totals of the iterations under control, or nil if there were none.
  ///   - shouldStop: Whether the run should end.
  /// - Returns: The evidence of the run on real threads.
  /// - Throws: `UsageError` if the scenario uses an undeclared name; `WorkerError`.
  func run(_ explored: ScenarioTally?, shouldStop: () -> Bool) throws -> ParallelReport {
    let plan = options.plan(for: scenario, defect: options.defect, seed: options.seed)
    let total = options.parallelIterations
    progress.begin("\(scenario.name) on real threads", total: total)
    var failed = 0
    var seen = ScenarioTally(scenario.description)
    let stress = ParallelStress(scenario, plan, workers: source, watchdog: options.watchdog)
    let tally = try stress.run(total) { result in
      if result.hasFailed { failed += 1 }
      for found in seen.firstFailures(in: result) {
        progress.clear()
        console.note("\(scenario.name) on real threads: \(found.line)")
      }
      seen.add(result)
      progress.show(result.index + 1, failed > 0 ? "\(failed) failed" : "all held so far")
      let isEnough = options.failsFast && result.hasFailed
      return result.undeclared.isEmpty && !shouldStop() && !isEnough
    }
    try tally.results.checkDeclarations()
    return try ParallelReport(
      tally,
      of: scenario,
      plan: plan,
      explored: explored,
      workers: source,
      invocation: console.invocation,
      shouldStop: shouldStop
    )
  }
}
