/// Runs the iterations of one plan in a pool of worker processes.
final class ProcessWorker: Worker {
  private let pool: WorkerPool
  private let plan: IterationPlan

  init(_ pool: WorkerPool, _ plan: IterationPlan) {
    self.pool = pool
    self.plan = plan
  }

  func run(
    _ iterations: Range<Int>,
    twinInterval: Int,
    knowledge: Knowledge,
    each: (WorkedIteration) -> Bool
  ) throws {
    try pool.run(
      plan,
      iterations,
      twinInterval: twinInterval,
      knowledge: knowledge,
      each: each
    )
  }

  func trace(
    _ index: Int,
    guide: Guide,
    detail: TraceDetail,
    knowledge: Knowledge
  ) throws -> TracedIteration {
    try pool.trace(plan, index, guide: guide, detail: detail, knowledge: knowledge)
  }
}
