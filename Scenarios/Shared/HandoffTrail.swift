import WorkflowEngine

/// The handoffs of producers according to the records.
struct HandoffTrail {
  /// All published artifacts.
  private(set) var artifacts: [ArtifactID: Artifact] = [:]
  /// The handoff of each task while its success is valid.
  private(set) var handoffs: [TaskID: Handoff] = [:]
  /// The successful attempt of each task, while its success is valid.
  private(set) var successes: [TaskID: AttemptToken] = [:]

  /// Applies an event.
  mutating func follow(_ event: Board.Event) {
    switch event {
    case .artifactPublished(let artifact): artifacts[artifact.id] = artifact
    case .handedOff(let task, _, let handoff): handoffs[task] = handoff
    case .taskSucceeded(let task, let token): successes[task] = token
    case .taskReset(let task, _, _), .taskReopened(let task, _), .taskInvalidated(let task, _, _):
      handoffs[task] = nil
      successes[task] = nil
    default: break
    }
  }

  /// Whether a task's handoff lists an artifact as required.
  func requires(_ id: ArtifactID, of task: TaskID) -> Bool {
    handoffs[task]?.artifacts.contains { $0.artifact == id && $0.isRequired } == true
  }
}
