import WorkflowEngine

/// The replies to creators, in the order in which they are added.
actor KeyedAnswers {
  private(set) var all: [KeyedAnswer] = []

  /// Adds a reply; returns whether an earlier reply has another task for the same key.
  func add(_ answer: KeyedAnswer) -> Bool {
    defer { all.append(answer) }
    return all.contains { $0.key == answer.key && $0.task != answer.task }
  }
}
