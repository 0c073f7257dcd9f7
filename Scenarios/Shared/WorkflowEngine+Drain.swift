import WorkflowEngine

extension WorkflowEngine {
  /// Starts and completes tasks of a run, one after the other, until none can start.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - limit: The maximum number of tasks to start.
  /// - Throws: A `BoardError` or a `LedgerError`.
  func drain(_ run: RunID, atMost limit: Int) async throws {
    for _ in 0..<limit {
      guard case .started(let task, let attempt) = try await dispatchNext(in: run, by: "drain")
      else { return }
      _ = try await complete(task, attempt.token)
    }
  }
}
