extension AuditTrail {
  /// The dependencies of a task that are not done.
  func unmetDependencies(of task: AuditTrail.Task) -> [TaskID] {
    task.parents.filter { tasks[$0]?.status.isDone != true }
  }

  /// The artifacts that a task needs and that no dependency has handed off.
  func unmetNeeds(of task: AuditTrail.Task) -> [ArtifactNeed] {
    task.spec.needs.filter { need in
      let offered = tasks[need.producer]?.handoff?.offered ?? []
      return !offered.contains { artifacts[$0].map(need.matches) ?? false }
    }
  }

  /// Another task that holds a path that overlaps a path of this task.
  func obstacle(to task: AuditTrail.Task) -> TaskID? {
    held.first { holder in
      holder.task != task.spec.task
        && task.spec.paths.contains { Self.overlap(holder.path, $0) }
    }?.task
  }

  /// Whether one path begins with all names of the other; the locks answer it in another way.
  private static func overlap(_ one: WorkspacePath, _ other: WorkspacePath) -> Bool {
    zip(one.description.split(separator: "/"), other.description.split(separator: "/"))
      .allSatisfy(==)
  }

  /// Whether all gates of a task are open.
  ///
  /// Paths count only after a start was tried.
  func isStartable(_ task: AuditTrail.Task) -> Bool {
    !task.isParked && areOtherGatesOpen(task)
  }

  /// Whether all gates except paths are open.
  func areOtherGatesOpen(_ task: AuditTrail.Task) -> Bool {
    let approved = task.approval == .notRequired || task.approval == .approved
    return task.status.isStartable && approved
      && unmetDependencies(of: task).isEmpty && unmetNeeds(of: task).isEmpty
  }

  /// Whether a task waits for another task, directly or through others, or is the same task.
  func waits(_ task: TaskID, for ancestor: TaskID) -> Bool {
    var seen: Set<TaskID> = [task]
    var open = [task]
    while let next = open.popLast() {
      if next == ancestor { return true }
      open += tasks[next]?.parents.filter { seen.insert($0).inserted } ?? []
    }
    return false
  }

  /// The run of an event, after the event was applied; the first run if the event's task is
  /// unknown.
  func run(of event: Board.Event) -> RunID {
    switch event {
    case .runCreated(let run), .rerunRequested(let run, _, _), .runStatusChanged(let run, _, _, _):
      run
    case .linked(_, let child), .unlinked(_, let child): run(of: child)
    case .artifactPublished(let artifact): run(of: artifact.task)
    default: run(of: event.task)
    }
  }

  private func run(of task: TaskID?) -> RunID {
    task.flatMap { tasks[$0]?.spec.run } ?? RunID(rawValue: 0)
  }

  /// The task that an event moves, and its new status.
  func move(_ event: Board.Event) -> (TaskID, TaskStatus)? {
    switch event {
    case .taskDispatched(let task, _): (task, .dispatched)
    case .taskQueued(let task, _): (task, .queued)
    case .taskRunning(let task, _): (task, .running)
    case .cancelRequested(let task, _, _): (task, .cancelRequested)
    case .taskSucceeded(let task, _): (task, .succeeded)
    case .taskFailed(let task, _, _, _): (task, .failed)
    case .submissionFailed(let task, _, _): (task, .submitFailed)
    case .taskCancelled(let task, _, _): (task, .cancelled)
    case .taskBlocked(let task, _, _): (task, .blocked)
    case .taskArchived(let task): (task, .archived)
    case .taskReset(let task, _, _), .taskRetried(let task, _, _), .taskUnblocked(let task),
      .taskReopened(let task, _):
      (task, .created)
    case .attemptReleased(let task, _), .attemptReclaimed(let task, _, _),
      .taskInvalidated(let task, _, _):
      (task, tasks[task]?.status == .cancelRequested ? .cancelled : .created)
    default: nil
    }
  }
}

extension Board.Event {
  /// The task of an event; `nil` for an event about a run, a link or an artifact.
  package var task: TaskID? {
    switch self {
    case .taskCreated(let spec): spec.task
    case .taskReady(let task), .taskDemoted(let task, _), .taskDispatched(let task, _),
      .artifactsConsumed(let task, _, _), .pathsLocked(let task, _), .pathsReleased(let task),
      .dispatchRefused(let task, _), .taskQueued(let task, _), .taskRunning(let task, _),
      .leaseExtended(let task, _, _), .handedOff(let task, _, _), .taskSucceeded(let task, _),
      .taskFailed(let task, _, _, _), .submissionFailed(let task, _, _),
      .taskRetried(let task, _, _),
      .cancelRequested(let task, _, _), .taskCancelled(let task, _, _),
      .attemptReleased(let task, _), .attemptReclaimed(let task, _, _),
      .taskBlocked(let task, _, _), .taskUnblocked(let task), .callbackRefused(let task, _, _, _),
      .approvalDecided(let task, _), .decisionRefused(let task, _, _), .taskReset(let task, _, _),
      .taskReopened(let task, _), .taskInvalidated(let task, _, _), .taskArchived(let task):
      task
    case .runCreated, .linked, .unlinked, .artifactPublished, .rerunRequested, .runStatusChanged:
      nil
    }
  }
}
