import WorkflowEngine

/// A run whose tasks lock nested folders of one tree.
struct PathTree: EngineSystem {
  let engine: WorkflowEngine
  let run: RunID
  /// The tasks in order of creation; the position is the index.
  let tasks: [TaskID]

  /// The paths of the tasks, in a repeating order.
  static let claims: [[String]] = [
    ["/a"], ["/a/b"], ["/a/b/c"], ["/a2"], ["/a/d", "/e"], ["/a2/f"], ["/e/g", "/a/b"], ["/"],
  ]

  /// The paths that a task locks.
  func paths(of task: TaskID) -> [String] {
    tasks.firstIndex(of: task).map { Self.claims[$0 % Self.claims.count] } ?? []
  }
}
