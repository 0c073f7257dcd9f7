extension WorkerPool {
  /// What happened to the work of one call.
  struct Work {
    var results: [Int: WorkedIteration] = [:]
    var twins: [Int: IterationResult] = [:]
    var traced: TracedIteration?
    /// What is still to be handed out, in order.
    var waiting: [WorkUnit] = []
  }
}

extension WorkerPool.Work {
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
