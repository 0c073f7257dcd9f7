extension WorkerPool {
  /// Iterations that are run once more because the machine ended their process.
  struct Retried {
    private var runs: Set<Int> = []
    private var twins: Set<Int> = []

    /// Notes a run that was ended.
    /// - Returns: Whether it was the first time, so that it may be tried again.
    mutating func insert(_ index: Int, isTwin: Bool) -> Bool {
      isTwin ? twins.insert(index).inserted : runs.insert(index).inserted
    }
  }

  /// What happened to the work of one call.
  struct Work {
    var results: [Int: WorkedIteration] = [:]
    var twins: [Int: IterationResult] = [:]
    var traced: TracedIteration?
    /// Iterations whose process the machine ended once, and which are run once more.
    var retried = Retried()
    /// What is to be handed out first, in order: second runs, and what a dead worker has not done.
    var waiting: [WorkUnit] = []
    /// What is to be handed out after that; it is cut into units only then.
    var rest: Range<Int> = 0..<0
  }
}

extension WorkerPool.Work {
  /// Takes the next unit to hand out.
  ///
  /// - Returns: The unit, or nil if all is handed out.
  mutating func takeUnit() -> WorkUnit? {
    if !waiting.isEmpty { return waiting.removeFirst() }
    guard !rest.isEmpty else { return nil }
    let end = min(rest.lowerBound + WorkUnit.size, rest.upperBound)
    defer { rest = end..<rest.upperBound }
    return WorkUnit(iterations: rest.lowerBound..<end)
  }

  /// The next iteration in order, once all of it is there.
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
