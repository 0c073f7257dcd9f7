import WorkflowEngine

/// The events of an engine as text, one line per transaction.
public struct Timeline: Sendable {
  /// The lines, in order.
  public let lines: [String]

  /// Creates the timeline of some records.
  public init(_ records: [EngineRecord]) {
    var names: [TaskID: String] = [:]
    var lines: [String] = []
    var newest = 0
    for record in records {
      guard case .board(let event) = record.event else { continue }
      if case .taskCreated(let spec) = event { names[spec.task] = spec.key }
      guard let text = Self.text(event, names) else { continue }
      if record.transaction == newest {
        lines[lines.count - 1] += "; " + text
      } else {
        newest = record.transaction
        let number = String(newest)
        lines.append(String(repeating: " ", count: 4 - min(4, number.count)) + number + "  " + text)
      }
    }
    self.lines = lines
  }

  /// The text of an event; `nil` if it is of no interest to a reader.
  private static func text(_ event: Board.Event, _ names: [TaskID: String]) -> String? {
    func name(_ task: TaskID) -> String { names[task] ?? "\(task)" }
    return switch event {
    case .runCreated(let run): "release \(run)"
    case .taskCreated(let spec): "\(name(spec.task)) is planned"
    case .taskReady(let task): "\(name(task)) is ready"
    case .taskDemoted(let task, let reason): "\(name(task)) waits: \(reason)"
    case .taskDispatched(let task, let attempt):
      "\(attempt.by) starts \(name(task)), attempt \(attempt.number)"
    case .artifactsConsumed(let task, _, let artifacts): "\(name(task)) receives \(artifacts)"
    case .artifactPublished(let artifact):
      "\(name(artifact.task)) publishes the \(artifact.type) \(artifact.id)"
    case .taskSucceeded(let task, _): "\(name(task)) succeeds"
    case .taskFailed(let task, _, let reason, _): "\(name(task)) fails (\(reason))"
    case .taskRetried(let task, _, let category): "\(name(task)) is retried: \(category)"
    case .pathsLocked(let task, _): "\(name(task)) takes the workspace"
    case .pathsReleased(let task): "\(name(task)) leaves the workspace"
    case .approvalDecided(let task, let decision):
      "\(decision.by) says \(decision.verdict) to \(name(task))"
    case .decisionRefused(let task, let by, let reason):
      "\(by) cannot decide on \(name(task)): \(reason)"
    case .cancelRequested(let task, _, let by): "\(by) asks \(name(task)) to stop"
    case .taskCancelled(let task, _, let by): "\(by) stopped \(name(task))"
    case .runStatusChanged(let run, _, let status, _): "\(run) is \(status)"
    default: nil
    }
  }
}
