import WorkflowEngine

/// What creators were told, in the order in which they say so.
actor KeyedAnswers {
  private(set) var all: [KeyedAnswer] = []

  /// Adds an answer; whether the key named another task in an earlier one.
  func add(_ answer: KeyedAnswer) -> Bool {
    defer { all.append(answer) }
    return all.contains { $0.key == answer.key && $0.task != answer.task }
  }
}
