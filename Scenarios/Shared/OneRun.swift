import WorkflowEngine

/// An engine with one run, and the tasks that the scenario races on.
struct OneRun: EngineSystem {
  let engine: WorkflowEngine
  let run: RunID
  let tasks: [TaskID]

  /// The number of starts of each task, in the order of `tasks`.
  var starts: [Int] {
    get throws {
      var counts: [TaskID: Int] = [:]
      for case .taskDispatched(let task, _) in try events { counts[task, default: 0] += 1 }
      return tasks.map { counts[$0] ?? 0 }
    }
  }

  /// The number of recorded refused starts.
  var refusedStarts: Int {
    get throws {
      try events.count { if case .dispatchRefused = $0 { true } else { false } }
    }
  }

  /// The number of tasks with a status.
  func count(of status: TaskStatus) async throws -> Int {
    try await engine.run(run).count(of: status)
  }
}
