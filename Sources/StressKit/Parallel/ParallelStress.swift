/// Runs iterations of one scenario on real threads and adds up their results.
package struct ParallelStress {
  private let scenario: any Scenario.Type
  private let plan: IterationPlan
  private let workers: WorkerSource
  private let watchdog: Duration

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - scenario: The scenario to run.
  ///   - plan: The plan of the iterations under control; data and faults are the same there.
  ///   - workers: Where the iterations run.
  ///   - watchdog: In this process, the time without progress after which an iteration has hung;
  ///     workers have their own.
  package init(
    _ scenario: any Scenario.Type,
    _ plan: IterationPlan,
    workers: WorkerSource = .inProcess,
    watchdog: Duration = .seconds(5)
  ) {
    self.scenario = scenario
    self.plan = plan
    self.workers = workers
    self.watchdog = watchdog
  }

  /// Runs iterations from 0, until too many crashed or hung.
  ///
  /// - Parameters:
  ///   - iterations: The number of iterations.
  ///   - each: Called with every result, in order; returns whether to go on.
  /// - Returns: The totals of the iterations.
  /// - Throws: `UsageError` for an unknown parameter or defect, or a value outside its range;
  ///   `WorkerError`.
  package func run(
    _ iterations: Int,
    each: (IterationResult) -> Bool = { _ in true }
  ) throws -> ParallelTally {
    var plan = plan
    plan.mode = .parallel
    var tally = ParallelTally(scenario.description, asked: iterations)
    let clock = ContinuousClock()
    let start = clock.now
    func take(_ result: IterationResult) -> Bool {
      tally.add(result)
      return each(result) && !tally.shouldStop
    }
    switch workers {
    case .inProcess:
      // A build with a sanitizer has no control, but it can run real threads.
      _ = try? Control.install()
      var runner = try scenario.makeRunner(plan, watchdog: watchdog)
      for index in 0..<iterations {
        if !runner.canRun(index) {
          runner = try scenario.makeRunner(plan, watchdog: watchdog)
        }
        guard take(runner.run(index, knowledge: Knowledge())) else { break }
      }
    case .processes(let pool):
      do {
        try ProcessWorker(pool, plan).run(
          0..<iterations,
          twinInterval: .max,
          knowledge: Knowledge()
        ) { take($0.result) }
      } catch is Interrupted {
        // Keep the iterations so far.
      }
    }
    tally.elapsed = clock.now - start
    return tally
  }
}
