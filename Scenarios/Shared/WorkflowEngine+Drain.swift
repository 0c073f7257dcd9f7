import WorkflowEngine

extension WorkflowEngine {
  /// Starts and completes what can start in a run, one task after the other, until nothing can.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - limit: How many tasks to start at most.
  /// - Throws: A `BoardError` or a `LedgerError`.
  func drain(_ run: RunID, atMost limit: Int) async throws {
    for _ in 0..<limit {
      guard case .started(let task, let attempt) = try await dispatchNext(in: run, by: "drain")
      else { return }
      _ = try await complete(task, attempt.token)
    }
  }
}
