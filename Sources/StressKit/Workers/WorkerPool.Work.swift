extension WorkerPool {
  /// Iterations that run once more because the machine ended their process.
  struct Retried {
    private var runs: Set<Int> = []
    private var twins: Set<Int> = []

    /// Records that the machine ended the process of a run.
    /// - Returns: Whether this is the first time, so that the run may be tried again.
    mutating func insert(_ index: Int, isTwin: Bool) -> Bool {
      isTwin ? twins.insert(index).inserted : runs.insert(index).inserted
    }
  }

  /// The state of the iterations of one call of `run` or `trace`.
  struct Work {
    var results: [Int: WorkedIteration] = [:]
    var twins: [Int: IterationResult] = [:]
    var traced: TracedIteration?
    /// Iterations that run once more because the machine ended their process.
    var retried = Retried()
    /// Units to hand out first, in order: second runs and the unfinished units of dead workers.
    var waiting: [WorkUnit] = []
    /// Iterations to hand out after `waiting`; they are cut into units only when needed.
    var rest: Range<Int> = 0..<0

    /// - Parameter iterations: The iterations to hand out.
    init(rest iterations: Range<Int> = 0..<0) {
      rest = iterations
      // Results are large, so growing their table costs as much as reading them.
      results.reserveCapacity(min(iterations.count, WorkUnit.largest))
    }
  }
}

extension WorkerPool.Work {
  /// Removes the next unit to hand out.
  ///
  /// A unit is the share of one worker in the rest, so units become shorter towards the end: guided
  /// self-scheduling, Polychronopoulos and Kuck, 1987.
  ///
  /// - Parameter jobs: The number of workers that share the iterations, at least 1.
  /// - Returns: The unit, or nil if all units are handed out.
  mutating func takeUnit(jobs: Int) -> WorkUnit? {
    if !waiting.isEmpty { return waiting.removeFirst() }
    guard !rest.isEmpty else { return nil }
    // The first units are small: a hunt often ends with one of the first iterations.
    let start = max(WorkUnit.smallest, rest.lowerBound / 4)
    let share = max(WorkUnit.last, (rest.count - 1) / jobs + 1)
    let size = min(start, share, WorkUnit.largest, rest.count)
    let end = rest.lowerBound + size
    defer { rest = end..<rest.upperBound }
    return WorkUnit(iterations: rest.lowerBound..<end)
  }

  /// Removes an iteration, or returns nil if its result or its second run is missing.
  mutating func take(_ index: Int, needsTwin: Bool) -> WorkedIteration? {
    guard var worked = results[index] else { return nil }
    if needsTwin {
      guard let twin = twins.removeValue(forKey: index) else { return nil }
      worked.twin = twin
    }
    results[index] = nil
    return worked
  }
}
