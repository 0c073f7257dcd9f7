extension Board.Event {
  /// The text under which a search finds the event; `nil` if the event has no text.
  package var searchText: String? {
    let words: [String] =
      switch self {
      case .taskCreated(let spec): [spec.key ?? ""]
      case .taskDispatched(_, let attempt): [attempt.by]
      case .artifactPublished(let artifact): [artifact.type, artifact.label]
      case .handedOff(_, _, let handoff):
        [handoff.summary] + handoff.nextActions + handoff.questions
      case .taskFailed(_, _, let reason, _), .submissionFailed(_, _, let reason),
        .taskBlocked(_, _, let reason):
        [reason]
      case .cancelRequested(_, _, let by), .taskCancelled(_, _, let by), .taskReopened(_, let by),
        .decisionRefused(_, let by, _):
        [by]
      case .approvalDecided(_, let decision): [decision.by, decision.comment]
      case .rerunRequested(_, _, let note): [note.by, note.reason]
      default: []
      }
    let text = words.filter { !$0.isEmpty }.joined(separator: " ")
    return text.isEmpty ? nil : text
  }
}
