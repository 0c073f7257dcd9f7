import WorkflowEngine

/// Something that must be on record once an operation has told it.
enum RecordedFact: Sendable, Hashable {
  case event(Board.Event)
  /// A task was created.
  case task(TaskID)
  /// An artifact was published.
  case artifact(ArtifactID)

  /// The facts of an event of the board.
  static func facts(of event: Board.Event) -> [RecordedFact] {
    switch event {
    case .taskCreated(let spec): [.event(event), .task(spec.task)]
    case .artifactPublished(let artifact): [.event(event), .artifact(artifact.id)]
    default: [.event(event)]
    }
  }
}

extension [OperationLog.Entry] {
  /// The entries whose facts were not on record when the reply arrived.
  func missing(from records: [EngineRecord]) -> [OperationLog.Entry] {
    var places: [RecordedFact: Int] = [:]
    for record in records {
      guard case .board(let event) = record.event else { continue }
      for fact in RecordedFact.facts(of: event) where places[fact] == nil {
        places[fact] = record.sequence
      }
    }
    return filter { entry in
      entry.recorded.contains { places[$0].map { $0 > entry.records } ?? true }
    }
  }
}
