extension Board {
  /// Says what follows from an event by itself: promotions, then the run's status.
  ///
  /// - Parameter event: What has just happened; the board has it already.
  /// - Returns: The events that follow, in order.
  /// - Complexity: O(*d*), where *d* is the number of dependents of a task that succeeded.
  func consequences(of event: Event) -> [Event] {
    switch event {
    case .taskCreated(let spec):
      return promotion(of: spec.task) + rollUp(spec.run)
    case .taskSucceeded(let task, _):
      let row = tasks[task.rawValue]
      return row.dependents.flatMap { promotion(of: $0) } + rollUp(row.run)
    case .approvalDecided(let task, _):
      return promotion(of: task)
    case .taskReset(let task, _, _):
      return promotion(of: task) + rollUp(tasks[task.rawValue].run)
    case .taskDispatched(let task, _), .taskQueued(let task, _), .taskRunning(let task, _),
      .taskFailed(let task, _, _):
      return rollUp(tasks[task.rawValue].run)
    case .runCreated, .taskReady, .dispatchRefused, .callbackRefused, .decisionRefused,
      .rerunRequested, .runStatusChanged:
      return []
    }
  }

  /// Makes a task ready when its last gate has opened.
  private func promotion(of id: TaskID) -> [Event] {
    let task = tasks[id.rawValue]
    return task.standing == .startable && !isReady(task) ? [.taskReady(id)] : []
  }

  /// Moves a run to what its tasks make of it; an operator's word stands until it is taken back.
  private func rollUp(_ id: RunID) -> [Event] {
    let status = runs[id.rawValue].status
    let computed = runs[id.rawValue].computedStatus
    guard status != .paused && status != .aborted && status != computed else { return [] }
    return [.runStatusChanged(id, from: status, to: computed, cause: .rollUp)]
  }
}
