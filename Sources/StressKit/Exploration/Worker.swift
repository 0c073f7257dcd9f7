/// Runs ranges of iterations; the seam at which work is handed to other processes.
package protocol Worker: AnyObject {
  /// Runs iterations in their order.
  ///
  /// - Parameters:
  ///   - iterations: Iteration numbers, all of one round.
  ///   - knowledge: What earlier rounds have found out.
  ///   - each: Called with every result; returns whether to go on.
  func run(
    _ iterations: Range<Int>,
    knowledge: Knowledge,
    each: (IterationResult) -> Bool
  )

  /// Runs one iteration a second time, apart from the first.
  func twin(of index: Int, knowledge: Knowledge) -> IterationResult

  /// Runs one iteration once more and keeps every step.
  func trace(
    _ index: Int,
    schedule: [RecordedSchedule.Choice]?,
    knowledge: Knowledge
  ) -> TracedIteration
}

/// Runs iterations in this process.
final class LocalWorker: Worker {
  private let runner: any ScenarioRunner

  /// Makes a worker and warms it up: what code under test sets up once is not part of iteration 0.
  init(_ runner: any ScenarioRunner) {
    self.runner = runner
    _ = runner.run(0, knowledge: Knowledge())
  }

  func run(
    _ iterations: Range<Int>,
    knowledge: Knowledge,
    each: (IterationResult) -> Bool
  ) {
    for index in iterations {
      guard each(runner.run(index, knowledge: knowledge)) else { return }
    }
  }

  func twin(of index: Int, knowledge: Knowledge) -> IterationResult {
    runner.run(index, knowledge: knowledge)
  }

  func trace(
    _ index: Int,
    schedule: [RecordedSchedule.Choice]?,
    knowledge: Knowledge
  ) -> TracedIteration {
    runner.trace(index, schedule: schedule, knowledge: knowledge)
  }
}
