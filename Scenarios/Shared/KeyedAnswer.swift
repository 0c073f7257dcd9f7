import WorkflowEngine

/// What a creator was told, and when it asked.
struct KeyedAnswer: Sendable {
  let key: String
  let task: TaskID

  /// How many records there were before the call and after it.
  let before: Int
  let after: Int
}
