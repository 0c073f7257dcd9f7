/// Runs iterations in this process.
final class LocalWorker: Worker {
  private let runner: any ScenarioRunner
  private let clock = ContinuousClock()

  /// Makes a worker and warms it up, to keep one-time setup of the code under test out of iteration
  /// 0.
  init(_ runner: any ScenarioRunner) {
    self.runner = runner
    _ = runner.run(0, knowledge: Knowledge())
  }

  func run(
    _ iterations: Range<Int>,
    twinInterval: Int,
    knowledge: Knowledge,
    each: (WorkedIteration) -> Bool
  ) {
    runner.expect(iterations)
    for index in iterations {
      let start = clock.now
      let result = runner.run(index, knowledge: knowledge)
      var worked = WorkedIteration(
        result: result,
        microseconds: (clock.now - start).wholeMicroseconds
      )
      if index.isMultiple(of: twinInterval) {
        let shift = HeapShift()
        worked.twin = runner.run(index, knowledge: knowledge)
        _ = consume shift
      }
      guard each(worked) else { return }
    }
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
