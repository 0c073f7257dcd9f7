import WorkflowEngine

/// The reply to a creator, and the time of its call.
struct KeyedAnswer: Sendable {
  let key: String
  let task: TaskID

  /// The number of records before the call and after it.
  let before: Int
  let after: Int
}
