import WorkflowEngine

/// What producers have handed off, followed over the records.
struct HandoffTrail {
  /// Everything that was published.
  private(set) var artifacts: [ArtifactID: Artifact] = [:]
  /// What each task hands off, while its success stands.
  private(set) var handoffs: [TaskID: Handoff] = [:]
  /// The attempt of each task that has succeeded, while that stands.
  private(set) var successes: [TaskID: AttemptToken] = [:]

  /// Brings an event into the trail.
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

  /// Whether a task's handoff marks an artifact as required.
  func requires(_ id: ArtifactID, of task: TaskID) -> Bool {
    handoffs[task]?.artifacts.contains { $0.artifact == id && $0.isRequired } == true
  }
}
