// The calls of the holder of an attempt.
extension ReferenceModel {
  func report(_ call: EngineCall, at time: CallTime) -> Prediction {
    switch call {
    case .acknowledge(let task, let token):
      return report(.queued, task, token) { [.taskQueued(task, token)] }
    case .reportProgress(let task, let token):
      return report(.running, task, token) { [.taskRunning(task, token)] }
    case .heartbeat(let task, let token):
      let stops = trail.tasks[task]?.status == .cancelRequested
      return report(.heartbeat, task, token, as: stops ? .stopRequested : .accepted) {
        renewal(of: task, token, at: time)
      }
    case .publish(let task, let token, let type, let label):
      let id = ArtifactID(rawValue: trail.artifacts.count)
      let artifact = Artifact(id: id, task: task, attempt: token, type: type, label: label)
      return report(.published, task, token, as: .published(id)) { [.artifactPublished(artifact)] }
    case .complete(let task, let token, let handoff): return completion(of: task, token, handoff)
    case .completeThenStart(let task, let token, let run, _):
      return of(run) { _ in completion(of: task, token, nil) }
    case .fail(let task, let token, let reason, let category):
      return report(.failed, task, token) {
        [.taskFailed(task, token, reason: reason, category: category)]
          + retry(of: task, token, category ?? AuditTrail.category(of: reason))
      }
    case .rejectSubmission(let task, let token, let reason):
      return report(.submitFailed, task, token) { [.submissionFailed(task, token, reason: reason)] }
    case .confirmCancel(let task, let token, let by):
      return report(.cancelled, task, token) { [.taskCancelled(task, token, by: by)] }
    case .blockAttempt(let task, let token, let reason):
      return report(.blocked, task, token) { [.taskBlocked(task, token, reason: reason)] }
    case .release(let task, let token):
      return report(.released, task, token) { [.attemptReleased(task, token)] }
    default: preconditionFailure("\(call) is no report of an attempt")
    }
  }

  /// A failure is retried if the policy allows it and nobody asked the attempt or the run to stop.
  private func retry(
    of id: TaskID,
    _ token: AttemptToken,
    _ category: FailureCategory
  ) -> [Board.Event] {
    guard let task = trail.tasks[id], !task.isCancelRequested,
      trail.runs[task.spec.run]?.status != .aborted,
      task.retries < task.spec.retry.maximum, task.spec.retry.categories.contains(category)
    else { return [] }
    return [.taskRetried(id, attempt: token, category)]
  }

  func reclaim(_ limit: Int, at time: Int) -> Prediction {
    let expired = trail.tasks.values
      .compactMap { task in task.leasedUntil.map { (until: $0, task: task.spec.task) } }
      .filter { $0.until <= time }
      .sorted { ($0.until, $0.task) < ($1.until, $1.task) }
      .prefix(limit)
      .map(\.task)
    return Prediction(
      answer: .reclaimed(expired),
      events: expired.compactMap { id in
        trail.tasks[id]?.open.map { .attemptReclaimed(id, $0, at: time) }
      }
    )
  }

  private func report(
    _ call: AttemptCall,
    _ id: TaskID,
    _ token: AttemptToken,
    _ artifacts: [ArtifactID] = [],
    as answer: EngineAnswer = .accepted,
    _ events: () -> [Board.Event]
  ) -> Prediction {
    of(id) { task in
      let reason = refusal(of: call, task, token) ?? foreign(artifacts, token)
      return reason.map { .refused($0, [.callbackRefused(id, token, reported: call, $0)]) }
        ?? Prediction(answer: answer, events: events())
    }
  }

  private func completion(of id: TaskID, _ token: AttemptToken, _ handoff: Handoff?) -> Prediction {
    let artifacts = handoff?.artifacts.map(\.artifact) ?? []
    if let unknown = artifacts.first(where: { trail.artifacts[$0] == nil }) {
      return .misuse(.unknownArtifact(unknown))
    }
    return report(.succeeded, id, token, artifacts) {
      (handoff.map { [.handedOff(id, token, $0)] } ?? []) + [.taskSucceeded(id, token)]
    }
  }

  private func foreign(_ artifacts: [ArtifactID], _ token: AttemptToken) -> RefusalReason? {
    artifacts.allSatisfy { trail.artifacts[$0]?.attempt == token } ? nil : .foreignArtifact
  }

  private func renewal(of id: TaskID, _ token: AttemptToken, at time: CallTime) -> [Board.Event] {
    guard let end = time.leaseEnd else { return [] }
    let until = max(end, trail.tasks[id]?.leasedUntil ?? 0)
    return [.leaseExtended(id, token, until: until)]
  }

  /// Which calls an attempt may make in which status; no call moves it backwards.
  private func refusal(
    of call: AttemptCall,
    _ task: AuditTrail.Task,
    _ token: AttemptToken
  ) -> RefusalReason? {
    guard task.newest == token else { return .staleAttempt }
    switch (task.status, call) {
    case (.dispatched, .cancelled), (.queued, .cancelled), (.running, .cancelled):
      return .cancelNotRequested
    case (.dispatched, _): return nil
    case (.queued, .queued), (.queued, .submitFailed): return .alreadyPast
    case (.queued, _): return nil
    case (.running, .queued), (.running, .running), (.running, .submitFailed): return .alreadyPast
    case (.running, _): return nil
    case (.cancelRequested, .queued), (.cancelRequested, .running),
      (.cancelRequested, .submitFailed), (.cancelRequested, .blocked):
      return .cancelRequested
    case (.cancelRequested, _): return nil
    default: return .attemptEnded
    }
  }
}
