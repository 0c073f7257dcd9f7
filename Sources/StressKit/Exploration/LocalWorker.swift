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
    guide: Guide,
    detail: TraceDetail,
    knowledge: Knowledge
  ) -> TracedIteration {
    runner.trace(index, guide: guide, detail: detail, knowledge: knowledge)
  }
}
