extension LedgerAudit {
  /// G6: every recorded refusal names a reason of its kind, and the reason was true.
  static func refusals(
    _ trail: AuditTrail,
    _ record: EngineRecord,
    _ event: Board.Event,
    _ findings: inout AuditFindings
  ) {
    switch event {
    case .dispatchRefused(let task, let reason):
      findings.require(
        trail.tasks[task].map { keepsFromStarting(reason, $0, trail) } ?? false,
        at: record,
        "a start of \(task) was refused as \(reason), but that was not so"
      )
    case .callbackRefused(let task, let token, let reported, let reason):
      findings.require(
        trail.tasks[task].map { speaksAgainst(reason, $0, token, reported, trail) } ?? false,
        at: record,
        "\(reported) of \(token) of \(task) was refused as \(reason), but that was not so"
      )
    case .decisionRefused(let task, let by, let reason):
      findings.require(
        trail.tasks[task].map { forbidsDecision(reason, $0) } ?? false,
        at: record,
        "the decision of \(by) on \(task) was refused as \(reason), but that was not so"
      )
    case .taskDemoted(let task, let reason):
      findings.require(
        trail.tasks[task].map { keepsFromStarting(reason, $0, trail) } ?? false,
        at: record,
        "\(task) was demoted as \(reason), but that was not so"
      )
    default: break
    }
  }

  private static func keepsFromStarting(
    _ reason: RefusalReason,
    _ task: AuditTrail.Task,
    _ trail: AuditTrail
  ) -> Bool {
    switch reason {
    case .runAborted: trail.runs[task.spec.run]?.status == .aborted
    case .runPaused: trail.runs[task.spec.run]?.status == .paused
    case .dispatchLimitReached: trail.activeCount > 0
    case .taskBlocked: task.status == .blocked
    case .notDispatchableState: !task.status.isStartable
    case .dependenciesNotSatisfied: !trail.unmetDependencies(of: task).isEmpty
    case .approvalRequired: task.approval == .pending
    case .approvalRejected: task.approval == .rejected
    case .artifactsMissing: !trail.unmetNeeds(of: task).isEmpty
    case .pathLocked: trail.obstacle(to: task) != nil
    default: false
    }
  }

  private static func speaksAgainst(
    _ reason: RefusalReason,
    _ task: AuditTrail.Task,
    _ token: AttemptToken,
    _ reported: AttemptCall,
    _ trail: AuditTrail
  ) -> Bool {
    switch reason {
    case .staleAttempt: task.newest != token
    case .attemptEnded: !task.status.isActive
    case .cancelNotRequested: task.status != .cancelRequested
    case .cancelRequested: task.status == .cancelRequested
    case .alreadyPast: reported.status.map { !task.status.canMove(to: $0) } ?? false
    // The record does not say which artifacts were named, so any artifact of another attempt will
    // do.
    case .foreignArtifact: trail.artifacts.values.contains { $0.attempt != token }
    default: false
    }
  }

  private static func forbidsDecision(_ reason: RefusalReason, _ task: AuditTrail.Task) -> Bool {
    switch reason {
    case .approvalNotRequired: task.approval == .notRequired
    case .alreadyDecided: task.approval == .approved || task.approval == .rejected
    default: false
    }
  }
}
