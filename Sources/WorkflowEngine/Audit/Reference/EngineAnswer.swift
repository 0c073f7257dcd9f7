/// The answer to a call of the engine.
package enum EngineAnswer: Sendable, Hashable {
  case accepted
  /// Accepted, and the attempt was asked to stop.
  case stopRequested
  case created(TaskID)
  /// The task that already has the key.
  case reused(TaskID)
  case started(TaskID, Attempt)
  case published(ArtifactID)
  case reclaimed([TaskID])
  case decided(ApprovalDecision)
  /// The round already has this decision.
  case conflict(ApprovalDecision)
  case moved(to: RunStatus)
  case planned(DispatchPlan)
  case refused(RefusalReason)
  /// The selection of a rerun cannot be reset, whatever happens meanwhile.
  case invalid(RefusalReason)
  case misuse(BoardError)

  /// Accepted, with the answer to the start in the same transaction.
  indirect case both(then: EngineAnswer)
}

extension EngineAnswer: CustomStringConvertible {
  /// A short description.
  package var description: String {
    switch self {
    case .accepted: "accepted"
    case .stopRequested: "accepted, with a request to stop"
    case .created(let task): "\(task) was created"
    case .reused(let task): "\(task) was found"
    case .started(let task, let attempt): "\(task) was started as \(attempt.token)"
    case .published(let artifact): "\(artifact) was published"
    case .reclaimed(let tasks): "\(tasks) were reclaimed"
    case .decided(let decision): "decided: \(decision.verdict) in round \(decision.round)"
    case .conflict(let decision): "\(decision.by) already decided: \(decision.verdict)"
    case .moved(let status): "the run is \(status)"
    case .planned(let plan):
      "ready: \(plan.ready), not ready: \(plan.blocked.map { "\($0.task) (\($0.reason))" })"
    case .refused(let reason): "refused as \(reason)"
    case .invalid(let reason): "invalid as \(reason)"
    case .misuse(let error): "misuse: \(error)"
    case .both(let next): "accepted, then \(next)"
    }
  }
}
