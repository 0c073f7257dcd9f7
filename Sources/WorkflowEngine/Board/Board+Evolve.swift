extension Board {
  /// Applies an event to the board.
  ///
  /// It does not validate: the event has happened, and an audit of the records can tell whether it
  /// should have. Counters are computed from the rows, so they agree with the rows for every
  /// sequence of events.
  mutating func evolve(_ event: Event) {
    switch event {
    case .runCreated(let run): runs.append(BoardRun(id: run))
    case .taskCreated(let spec): create(spec)
    case .linked(let parent, let child): link(parent, child)
    case .unlinked(let parent, let child): unlink(parent, child)
    case .taskReady(let task): makeReady(task)
    case .taskDemoted(let task, let reason): demote(task, reason)
    case .taskDispatched(let task, let attempt): start(task, attempt)
    case .artifactsConsumed(let task, _, let artifacts): update(task) { $0.consumed = artifacts }
    case .pathsLocked(let task, _): lock(task)
    case .pathsReleased(let task): release(task)
    case .leaseExtended(let task, _, let until): extendLease(of: task, until: until)
    case .artifactPublished(let artifact): artifacts.append(artifact)
    case .handedOff(let task, _, let handoff): update(task) { $0.handoff = handoff }
    case .runStatusChanged(let run, _, let status, _): runs[run.rawValue].status = status
    case .taskArchived(let task): archive(task)
    case .dispatchRefused, .callbackRefused, .decisionRefused, .rerunRequested: break
    default: move(event)
    }
  }

  /// Applies an event that changes only one row.
  private mutating func move(_ event: Event) {
    switch event {
    case .taskQueued(let task, _): update(task) { $0.status = .queued }
    case .taskRunning(let task, _): update(task) { $0.status = .running }
    case .taskSucceeded(let task, _): update(task) { $0.end(.succeeded) }
    case .taskFailed(let task, _, let reason, let category):
      update(task) { $0.fail(.failed, reason, category) }
    case .submissionFailed(let task, _, let reason):
      update(task) { $0.fail(.submitFailed, reason, nil) }
    case .taskRetried(let task, _, _):
      update(task) {
        $0.status = .created
        $0.audit.retryCount += 1
      }
    case .cancelRequested(let task, _, _):
      update(task) {
        $0.status = .cancelRequested
        $0.isCancelRequested = true
      }
    case .taskCancelled(let task, _, _): update(task) { $0.end(.cancelled) }
    case .attemptReleased(let task, _): update(task) { $0.abandon() }
    case .attemptReclaimed(let task, _, _):
      update(task) {
        $0.abandon()
        $0.audit.reclaimCount += 1
      }
    case .taskBlocked(let task, _, _): update(task) { $0.end(.blocked) }
    case .taskUnblocked(let task): update(task) { $0.status = .created }
    case .approvalDecided(let task, let decision):
      update(task) {
        $0.approval = decision.verdict.status
        $0.decision = decision
      }
    case .taskReset(let task, _, let note):
      update(task) {
        $0.reset()
        $0.audit.countRerun(note)
      }
    case .taskReopened(let task, _):
      update(task) {
        $0.reset()
        $0.audit.reopenCount += 1
      }
    case .taskInvalidated(let task, _, _):
      update(task) {
        $0.undo()
        $0.audit.reopenCount += 1
      }
    default: break
    }
  }

  private mutating func create(_ spec: TaskSpec) {
    let unmet = spec.dependencies.count { !tasks[$0.rawValue].status.isDone }
    let task = BoardTask(
      spec,
      ordinal: runs[spec.run.rawValue].tasks.count,
      unmetDependencies: unmet,
      unmetNeeds: unmetNeeds(spec.needs)
    )
    tasks.append(task)
    runs[spec.run.rawValue].admit(spec.task, task.facet)
    for dependency in spec.dependencies {
      tasks[dependency.rawValue].dependents.append(spec.task)
    }
    if let key = spec.key { keys[TaskKey(run: spec.run, text: key)] = spec.task }
  }

  private mutating func makeReady(_ id: TaskID) {
    let ordinal = tasks[id.rawValue].ordinal
    let run = tasks[id.rawValue].run
    runs[run.rawValue].ready.insert(ordinal)
    unpark(id)
  }

  private mutating func demote(_ id: TaskID, _ reason: RefusalReason) {
    let ordinal = tasks[id.rawValue].ordinal
    let run = tasks[id.rawValue].run
    runs[run.rawValue].ready.remove(ordinal)
    if reason == .pathLocked {
      update(id) { $0.isParked = true }
      parked.insert(id.rawValue)
    }
  }

  private mutating func start(_ id: TaskID, _ attempt: Attempt) {
    update(id) { $0.start(attempt) }
    runs[tasks[id.rawValue].run.rawValue].attemptCount += 1
    lastToken = max(lastToken, attempt.token)
    if let until = attempt.leasedUntil { leases.set(id.rawValue, until: until) }
  }

  private mutating func extendLease(of id: TaskID, until: Int) {
    tasks[id.rawValue].leasedUntil = until
    leases.set(id.rawValue, until: until)
  }

  private mutating func archive(_ id: TaskID) {
    let task = tasks[id.rawValue]
    update(id) { $0.end(.archived) }
    if let key = task.spec.key.map({ TaskKey(run: task.run, text: $0) }), keys[key] == id {
      keys[key] = nil
    }
  }

  /// Changes a task's row, and updates the counters of its run and of the board and the gates of
  /// its dependents.
  mutating func update(_ id: TaskID, _ change: (inout BoardTask) -> Void) {
    let index = id.rawValue
    let (old, new) = tasks[index].edit(change)
    guard old != new else { return }
    runs[tasks[index].run.rawValue].follow(tasks[index].ordinal, from: old, to: new)
    guard old.status != new.status else { return }
    activeCount += (new.status.isActive ? 1 : 0) - (old.status.isActive ? 1 : 0)
    if !new.status.isActive { leases.remove(index) }
    if !new.status.isStartable { unpark(id) }
    let met = (new.status.isDone ? 1 : 0) - (old.status.isDone ? 1 : 0)
    guard met != 0 else { return }
    for dependent in tasks[index].dependents { inform(dependent, met) }
  }

  private mutating func unpark(_ id: TaskID) {
    guard parked.remove(id.rawValue) else { return }
    update(id) { $0.isParked = false }
  }

  /// Updates a dependent when one of its dependencies becomes done or undone.
  private mutating func inform(_ dependent: TaskID, _ met: Int) {
    let needs = tasks[dependent.rawValue].spec.needs
    let unmet = needs.isEmpty ? 0 : unmetNeeds(needs)
    update(dependent) {
      $0.unmetDependencies -= met
      $0.unmetNeeds = unmet
    }
  }
}
