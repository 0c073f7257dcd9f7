import WorkflowEngine

/// An engine with several runs, and the tasks of each.
struct SeveralRuns: EngineSystem {
  let engine: WorkflowEngine
  /// The runs in order of creation.
  let runs: [RunID]
  /// The tasks of each run, in the same order.
  let tasks: [[TaskID]]
}
