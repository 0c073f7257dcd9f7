/// Runs iterations of one scenario on real threads and adds up what they come to.
package struct ParallelStress {
  private let scenario: any Scenario.Type
  private let plan: IterationPlan

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - scenario: The scenario to run.
  ///   - plan: That of the iterations under control; data and faults are the same as there.
  package init(_ scenario: any Scenario.Type, _ plan: IterationPlan) {
    self.scenario = scenario
    self.plan = plan
  }

  /// Runs iterations from 0.
  ///
  /// It stops at the first that does not end in time: what is stuck would disturb all others.
  ///
  /// - Parameters:
  ///   - iterations: How many.
  ///   - each: Called with every result, in order; returns whether to go on.
  /// - Returns: What they came to.
  /// - Throws: `UsageError` for an unknown parameter or defect, or a value outside its range.
  package func run(
    _ iterations: Int,
    each: (IterationResult) -> Bool = { _ in true }
  ) throws -> ParallelTally {
    // Without control, as in a build with a sanitizer, real threads are still there.
    _ = try? Control.install()
    var parallel = plan
    parallel.mode = .parallel
    let runner = try scenario.makeRunner(parallel)
    var tally = ParallelTally(scenario.description, asked: iterations)
    let clock = ContinuousClock()
    let start = clock.now
    for index in 0..<iterations {
      let result = runner.run(index, knowledge: Knowledge())
      tally.add(result)
      guard each(result), result.inconclusive == nil else { break }
    }
    tally.elapsed = clock.now - start
    return tally
  }
}
