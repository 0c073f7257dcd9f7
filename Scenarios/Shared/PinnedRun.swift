import WorkflowEngine

/// An engine with one run whose parents are under way until a holder completes them.
///
/// Another task is always blocked, which keeps the run open for new tasks.
struct PinnedRun: EngineSystem {
  let engine: WorkflowEngine
  let run: RunID
  let parents: [TaskID]

  /// The tokens of the parents' attempts, in order.
  let tokens: [AttemptToken]

  /// Creates the run, its parents and the attempts of the parents.
  init(_ configuration: EngineConfiguration, parents count: Int) async throws {
    let engine = try WorkflowEngine(configuration)
    let run = try await engine.createRun()
    var parents: [TaskID] = []
    var tokens: [AttemptToken] = []
    for _ in 0..<count {
      let parent = try await engine.createTask(in: run)
      guard case .started(_, let attempt) = try await engine.dispatch(parent, by: "holder") else {
        continue
      }
      parents.append(parent)
      tokens.append(attempt.token)
    }
    let open = try await engine.createTask(in: run)
    _ = try await engine.block(open, reason: "keeps the run open")
    self.engine = engine
    self.run = run
    self.parents = parents
    self.tokens = tokens
  }

  /// The number of tasks that are not done, without the blocked task.
  var undone: Int {
    get async throws {
      let row = try await engine.run(run)
      return row.tasks.count - 1 - row.count(of: .succeeded)
    }
  }
}
