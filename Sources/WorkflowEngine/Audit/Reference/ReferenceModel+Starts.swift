// The predictions for starts and plans.
extension ReferenceModel {
  func start(of id: TaskID, by: String, at time: CallTime) -> Prediction {
    of(id) { task in
      let status = trail.runs[task.spec.run]?.status
      if let reason = closedRun(status) ?? closedGate(of: task) {
        return .refused(reason, [.dispatchRefused(id, reason)])
      }
      return started(task, by: by, at: time)
    }
  }

  func startNext(in run: RunID, by: String, at time: CallTime) -> Prediction {
    of(run) { status in
      if let reason = closedRun(status) { return .refused(reason) }
      let tasks = tasks(of: run)
      var refused: [(task: TaskID, reason: RefusalReason)] = []
      for task in tasks where task.isPromoted {
        guard let reason = closedGate(of: task) else {
          var prediction = started(task, by: by, at: time)
          prediction.events.insert(contentsOf: refused.map(Board.Event.dispatchRefused), at: 0)
          return prediction
        }
        refused.append((task.spec.task, reason))
      }
      let reasons = refused.map(\.reason) + tasks.compactMap { standing(of: $0, whenParked: true) }
      let first = [.approvalRequired, .dependenciesNotSatisfied, .artifactsMissing, .pathLocked]
        .first(where: reasons.contains)
      return .refused(first ?? .noReadyTasks, refused.map(Board.Event.dispatchRefused))
    }
  }

  func plan(of run: RunID, _ limit: Int) -> Prediction {
    of(run) { status in
      let tasks = tasks(of: run)
      let ready = tasks.filter(\.isPromoted).prefix(limit)
      let waiting = tasks.filter { standing(of: $0, whenParked: true) != nil }.prefix(limit)
      let listed = (Array(ready) + waiting).map(\.spec.task)
      return Prediction(
        answer: .planned(plan(for: tasks.filter { listed.contains($0.spec.task) }, status, limit))
      )
    }
  }

  func plan(
    for tasks: [AuditTrail.Task],
    _ status: RunStatus,
    _ limit: Int = .max
  ) -> DispatchPlan {
    let gates = tasks.map { ($0.spec.task, closedRun(status) ?? closedGate(of: $0)) }
    let blocked = gates.compactMap { task, reason in
      reason.map { DispatchPlan.Blocked(task: task, reason: $0) }
    }
    return DispatchPlan(
      ready: Array(gates.filter { $0.1 == nil }.map(\.0).prefix(limit)),
      blocked: Array(blocked.prefix(limit))
    )
  }

  private func closedRun(_ status: RunStatus?) -> RefusalReason? {
    if status == .aborted { return .runAborted }
    if status == .paused { return .runPaused }
    return trail.activeCount >= trail.dispatchLimit ? .dispatchLimitReached : nil
  }

  private func closedGate(of task: AuditTrail.Task) -> RefusalReason? {
    if task.status != .blocked && !task.status.isStartable { return .notDispatchableState }
    if let reason = standing(of: task, whenParked: false) { return reason }
    return !task.holdsPaths && trail.obstacle(to: task) != nil ? .pathLocked : nil
  }

  /// The first thing that a task waits for; `nil` if nothing keeps it, or it is not about to start.
  private func standing(of task: AuditTrail.Task, whenParked: Bool) -> RefusalReason? {
    if task.status == .blocked { return .taskBlocked }
    guard task.status.isStartable else { return nil }
    if !trail.unmetDependencies(of: task).isEmpty { return .dependenciesNotSatisfied }
    if task.approval == .pending { return .approvalRequired }
    if task.approval == .rejected { return .approvalRejected }
    if !trail.unmetNeeds(of: task).isEmpty { return .artifactsMissing }
    return whenParked && task.isParked ? .pathLocked : nil
  }

  private func started(_ task: AuditTrail.Task, by: String, at time: CallTime) -> Prediction {
    let id = task.spec.task
    let token = AttemptToken(rawValue: trail.newestToken.rawValue + 1)
    let attempt = Attempt(
      token: token,
      number: task.dispatches + 1,
      by: by,
      leasedUntil: time.leaseEnd
    )
    var events: [Board.Event] = [.taskDispatched(id, attempt)]
    if !task.spec.needs.isEmpty {
      events.append(.artifactsConsumed(id, token, task.spec.needs.compactMap(offer)))
    }
    if !task.spec.paths.isEmpty && !task.holdsPaths { events.append(.pathsLocked(id, token)) }
    return Prediction(answer: .started(id, attempt), events: events)
  }

  private func offer(for need: ArtifactNeed) -> ArtifactID? {
    trail.tasks[need.producer]?.handoff?.offered.first {
      trail.artifacts[$0].map(need.matches) ?? false
    }
  }
}
