import WorkflowEngine

/// Something that must be on record once an operation has told it.
enum RecordedFact: Sendable, Hashable {
  case event(Board.Event)
  /// A task was created.
  case task(TaskID)
  /// An artifact was published.
  case artifact(ArtifactID)

  /// The facts of an event.
  static func facts(of event: Board.Event) -> [RecordedFact] {
    switch event {
    case .taskCreated(let spec): [.event(event), .task(spec.task)]
    case .artifactPublished(let artifact): [.event(event), .artifact(artifact.id)]
    default: [.event(event)]
    }
  }
}
