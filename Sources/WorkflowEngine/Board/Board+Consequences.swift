extension Board {
  /// Returns the consequences of an event: promotions and demotions, then released paths, then the
  /// run's status.
  ///
  /// Promote before releasing paths, or a task that waits for both becomes ready twice.
  ///
  /// - Parameter event: The event that the board has just applied.
  /// - Returns: The events that follow, in order.
  /// - Complexity: O(*d*), where *d* is the number of dependents of a task that is done or undone.
  func consequences(of event: Event) -> [Event] {
    switch event {
    case .taskCreated(let spec): return regate(spec.task) + rollUp(spec.run)
    case .linked(_, let child), .unlinked(_, let child): return regate(child)
    case .taskSucceeded(let task, _), .taskArchived(let task):
      // A task that waits both for this task and for its paths becomes ready once.
      return regateDependents(of: task) + released(task) + rollUp(of: task)
    case .taskReopened(let task, _), .taskInvalidated(let task, _, _):
      return regate(task) + regateDependents(of: task) + released(task) + rollUp(of: task)
    case .taskFailed(let task, let token, let reason, let category):
      let category = category ?? FailureCategory(classifying: reason)
      return retry(task, token, category) ?? released(task) + rollUp(of: task)
    case .taskCancelled(let task, _, _), .taskBlocked(let task, _, _):
      return released(task) + rollUp(of: task)
    case .attemptReleased(let task, _), .attemptReclaimed(let task, _, _),
      .submissionFailed(let task, _, _):
      return regate(task) + released(task) + rollUp(of: task)
    case .taskReset(let task, _, _), .taskRetried(let task, _, _), .taskUnblocked(let task):
      return regate(task) + rollUp(of: task)
    case .approvalDecided(let task, _): return regate(task)
    // A demoted task gives up the paths that it kept for a retry.
    case .taskDemoted(let task, _): return released(task)
    case .taskDispatched(let task, _), .taskQueued(let task, _), .taskRunning(let task, _),
      .cancelRequested(let task, _, _):
      return rollUp(of: task)
    case .pathsReleased: return woken()
    case .runStatusChanged(let run, _, .aborted, _): return retained(by: run)
    case .runCreated, .taskReady, .artifactsConsumed, .pathsLocked, .dispatchRefused,
      .leaseExtended, .artifactPublished, .handedOff, .callbackRefused, .decisionRefused,
      .rerunRequested, .runStatusChanged:
      return []
    }
  }

  /// Promotes a task whose last gate has opened, or demotes one whose gate has closed.
  func regate(_ id: TaskID) -> [Event] {
    let task = tasks[id.rawValue]
    let standing = task.standing
    let isOpen = standing == .startable || standing == .awaitingPaths && arePathsFree(for: task)
    guard isOpen != isReady(task) else { return [] }
    if isOpen { return [.taskReady(id)] }
    return standing.reason.map { [.taskDemoted(id, $0)] } ?? []
  }

  private func regateDependents(of id: TaskID) -> [Event] {
    tasks[id.rawValue].dependents.flatMap(regate)
  }

  /// Retries a failed task if its policy allows it and no cancel was requested.
  private func retry(
    _ id: TaskID,
    _ token: AttemptToken,
    _ category: FailureCategory
  ) -> [Event]? {
    let task = tasks[id.rawValue]
    guard task.spec.retry.maximum > 0 && task.status == .failed && !task.isCancelRequested,
      runs[task.run.rawValue].status != .aborted
    else { return nil }
    guard task.spec.retry.allows(category, after: task.audit.retryCount) else { return nil }
    return [.taskRetried(id, attempt: token, category)]
  }

  /// Releases the paths that a task holds.
  private func released(_ id: TaskID) -> [Event] {
    tasks[id.rawValue].holdsPaths ? [.pathsReleased(id)] : []
  }

  /// Releases the paths that tasks of a run keep for a retry.
  private func retained(by id: RunID) -> [Event] {
    let run = runs[id.rawValue]
    var events: [Event] = []
    var start = 0
    while let ordinal = run.retaining.next(from: start) {
      events.append(.pathsReleased(run.tasks[ordinal]))
      start = ordinal + 1
    }
    return events
  }

  private func rollUp(of task: TaskID) -> [Event] { rollUp(tasks[task.rawValue].run) }

  /// Moves a run to the roll-up of its tasks, unless an operator paused or aborted it.
  private func rollUp(_ id: RunID) -> [Event] {
    let status = runs[id.rawValue].status
    guard status != .paused && status != .aborted else { return [] }
    let computed = runs[id.rawValue].computedStatus
    guard status != computed else { return [] }
    return [.runStatusChanged(id, from: status, to: computed, cause: .rollUp)]
  }
}
