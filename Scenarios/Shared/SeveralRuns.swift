import WorkflowEngine

/// An engine with several runs, and the tasks of each.
struct SeveralRuns: EngineSystem {
  let engine: WorkflowEngine
  /// The runs in order of creation.
  let runs: [RunID]
  /// The tasks of each run, in the same order.
  let tasks: [[TaskID]]
}

extension SeveralRuns {
  /// The run of a task, or `nil` for an unknown task.
  func run(of task: TaskID) -> RunID? {
    zip(runs, tasks).first { $0.1.contains(task) }?.0
  }
}
