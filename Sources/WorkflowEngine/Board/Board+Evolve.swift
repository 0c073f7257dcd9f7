extension Board {
  /// Brings an event into the board.
  ///
  /// Nothing here judges: the event has happened, and an audit of the records says whether it
  /// should have. Counts follow from the rows, so that they agree with them whatever was recorded.
  mutating func evolve(_ event: Event) {
    switch event {
    case .runCreated(let run): runs.append(BoardRun(id: run))
    case .taskCreated(let spec): create(spec)
    case .taskReady(let task): makeReady(task)
    case .taskDispatched(let task, let attempt): start(task, attempt)
    case .taskQueued(let task, _): update(task) { $0.status = .queued }
    case .taskRunning(let task, _): update(task) { $0.status = .running }
    case .taskSucceeded(let task, _): update(task) { $0.end(.succeeded) }
    case .taskFailed(let task, _, _): update(task) { $0.end(.failed) }
    case .approvalDecided(let task, let decision):
      update(task) {
        $0.approval = decision.verdict.status
        $0.decision = decision
      }
    case .taskReset(let task, _, let note): update(task) { $0.reset(note) }
    case .runStatusChanged(let run, _, let status, _): runs[run.rawValue].status = status
    case .dispatchRefused, .callbackRefused, .decisionRefused, .rerunRequested: break
    }
  }

  private mutating func create(_ spec: TaskSpec) {
    let unmet = spec.dependencies.count { tasks[$0.rawValue].status != .succeeded }
    let ordinal = runs[spec.run.rawValue].tasks.count
    let task = BoardTask(spec, ordinal: ordinal, unmetDependencies: unmet)
    tasks.append(task)
    runs[spec.run.rawValue].admit(spec.task, TaskFacet(task))
    for dependency in spec.dependencies {
      tasks[dependency.rawValue].dependents.append(spec.task)
    }
  }

  private mutating func makeReady(_ id: TaskID) {
    let ordinal = tasks[id.rawValue].ordinal
    let run = tasks[id.rawValue].run
    runs[run.rawValue].ready.insert(ordinal)
  }

  private mutating func start(_ id: TaskID, _ attempt: Attempt) {
    update(id) { $0.start(attempt) }
    runs[tasks[id.rawValue].run.rawValue].attemptCount += 1
    lastToken = max(lastToken, attempt.token)
  }

  /// Changes a task's row, and with it the counts of its run and what its dependents wait for.
  private mutating func update(_ id: TaskID, _ change: (inout BoardTask) -> Void) {
    let index = id.rawValue
    let old = TaskFacet(tasks[index])
    change(&tasks[index])
    let new = TaskFacet(tasks[index])
    runs[tasks[index].run.rawValue].follow(tasks[index].ordinal, from: old, to: new)
    let met = (new.status == .succeeded ? 1 : 0) - (old.status == .succeeded ? 1 : 0)
    guard met != 0 else { return }
    for dependent in tasks[index].dependents {
      update(dependent) { $0.unmetDependencies -= met }
    }
  }
}
