extension LedgerAudit {
  /// G2: the attempts of a task do not overlap, and each token is newer than all earlier ones.
  static func attempts(
    _ trail: AuditTrail,
    _ record: EngineRecord,
    _ event: Board.Event,
    _ findings: inout AuditFindings
  ) {
    guard case .taskDispatched(let task, let attempt) = event else { return }
    if let open = trail.tasks[task]?.open {
      findings.note(
        "\(record.sequence): \(task) was started as \(attempt.token) while \(open) was under way"
      )
    }
    findings.require(
      attempt.token > trail.newestToken,
      at: record,
      "\(task) was started as \(attempt.token) after \(trail.newestToken) was issued"
    )
    let number = (trail.tasks[task]?.dispatches ?? 0) + 1
    findings.require(
      attempt.number == number,
      at: record,
      "\(task) was started as start \(number), but as attempt \(attempt.number)"
    )
  }

  /// G4: every accepted report carries the token of the attempt under way.
  static func fence(
    _ trail: AuditTrail,
    _ record: EngineRecord,
    _ event: Board.Event,
    _ findings: inout AuditFindings
  ) {
    guard let (task, token) = report(event) else { return }
    let open = trail.tasks[task]?.open
    findings.require(
      open == token,
      at: record,
      """
      \(task) took a report of \(name(token)) while \(name(open)) was under way
      """
    )
  }

  /// The attempt that an event reports as under way or ends.
  ///
  /// A report without an attempt counts too.
  private static func report(_ event: Board.Event) -> (TaskID, AttemptToken?)? {
    switch event {
    case .taskQueued(let task, let token), .taskRunning(let task, let token),
      .taskSucceeded(let task, let token), .taskFailed(let task, let token, _, _),
      .submissionFailed(let task, let token, _), .leaseExtended(let task, let token, _),
      .handedOff(let task, let token, _), .artifactsConsumed(let task, let token, _),
      .pathsLocked(let task, let token), .cancelRequested(let task, let token, _),
      .attemptReleased(let task, let token), .attemptReclaimed(let task, let token, _):
      (task, token)
    case .artifactPublished(let artifact): (artifact.task, artifact.attempt)
    case .taskCancelled(let task, let token, _), .taskBlocked(let task, let token, _),
      .taskInvalidated(let task, let token, _):
      (task, token)
    default: nil
    }
  }

  /// The attempt that an event ends.
  private static func ending(_ event: Board.Event) -> (TaskID, AttemptToken)? {
    switch event {
    case .taskSucceeded(let task, let token), .taskFailed(let task, let token, _, _),
      .submissionFailed(let task, let token, _), .attemptReleased(let task, let token),
      .attemptReclaimed(let task, let token, _), .taskCancelled(let task, .some(let token), _),
      .taskBlocked(let task, .some(let token), _), .taskInvalidated(let task, .some(let token), _):
      (task, token)
    default: nil
    }
  }

  /// G5: an attempt has one outcome and at most one reset, receives artifacts and hands off at most
  /// once, and the task's status is its last outcome.
  static func outcomes(
    _ trail: AuditTrail,
    _ record: EngineRecord,
    _ event: Board.Event,
    _ findings: inout AuditFindings
  ) {
    if let (task, token) = ending(event) {
      let earlier = trail.tasks[task]?.endings[token] ?? 0
      findings.require(earlier == 0, at: record, "\(token) of \(task) ended again")
    }
    switch event {
    case .taskReset(_, AttemptToken(rawValue: 0), _): break
    case .taskReset(let task, let token, _), .taskRetried(let task, let token, _):
      let row = trail.tasks[task]
      if case .taskRetried(_, _, let category) = event, let failure = row?.lastFailure {
        findings.require(
          category == failure.category,
          at: record,
          "\(task) was retried for \(category) after \(failure.category)"
        )
      }
      findings.require(
        (row?.resetsOf[token] ?? 0) == 0,
        at: record,
        "\(token) of \(task) was reset again"
      )
      findings.require(
        (row?.endings[token] ?? 0) > 0,
        at: record,
        "\(token) of \(task) was reset without having ended"
      )
    case .artifactsConsumed(let task, let token, _):
      findings.require(
        trail.tasks[task]?.consumer != token,
        at: record,
        "\(token) of \(task) received its artifacts again"
      )
    case .handedOff(let task, let token, _):
      findings.require(
        trail.tasks[task]?.handoff?.attempt != token,
        at: record,
        "\(token) of \(task) made its handoff again"
      )
    default: break
    }
  }

  /// The same check, for the final state.
  static func outcomes(
    _ trail: AuditTrail,
    _ state: EngineModel.State,
    _ findings: inout AuditFindings
  ) {
    for id in trail.taskOrder {
      guard let outcome = trail.tasks[id]?.outcome, let task = try? state.board.task(id) else {
        continue
      }
      if task.status != outcome {
        findings.note("\(id) is \(task.status), but its last attempt has \(outcome)")
      }
    }
  }

  private static func name(_ token: AttemptToken?) -> String { token.map { "\($0)" } ?? "none" }
}
