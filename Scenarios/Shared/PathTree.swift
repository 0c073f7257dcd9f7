import WorkflowEngine

/// A run whose tasks work below one another in a tree of folders.
struct PathTree: EngineSystem {
  let engine: WorkflowEngine
  let run: RunID
  /// In order of creation; the position is the task's.
  let tasks: [TaskID]

  /// What the tasks claim, one after the other, and then again from the first.
  static let claims: [[String]] = [
    ["/a"], ["/a/b"], ["/a/b/c"], ["/a2"], ["/a/d", "/e"], ["/a2/f"], ["/e/g", "/a/b"], ["/"],
  ]

  /// The paths of a task, as it claimed them.
  func paths(of task: TaskID) -> [String] {
    tasks.firstIndex(of: task).map { Self.claims[$0 % Self.claims.count] } ?? []
  }
}
