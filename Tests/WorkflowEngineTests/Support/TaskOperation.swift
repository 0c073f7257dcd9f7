@testable import WorkflowEngine

/// Every operation on one task.
enum TaskOperation: String, CaseIterable, Sendable {
  case dispatch, rerun, cancel, block, unblock, reopen, archive
  case queued, running, succeeded, failed, submitFailed, cancelled, heartbeat, released, blocked
  case published

  /// Performs the operation.
  ///
  /// - Returns: The reason of a refusal; `nil` if it was accepted.
  func ask(_ bench: Bench, _ task: TaskID, _ token: AttemptToken) async throws -> RefusalReason? {
    let engine = bench.engine
    switch self {
    case .dispatch: return try await engine.dispatch(task).reason
    case .rerun:
      return try await engine.rerun([task], in: bench.run, by: "ann", reason: "again").reason
    case .cancel: return try await engine.cancel(task, by: "eve").reason
    case .block: return try await engine.block(task, reason: "wait").reason
    case .unblock: return try await engine.unblock(task).reason
    case .reopen: return try await engine.reopen(task, by: "eve").reason
    case .archive: return try await engine.archive(task).reason
    case .published:
      return try await engine.publish("report", label: "r", by: task, token).reason
    default: return try await call(engine, task, token).reason
    }
  }

  /// The holder's call; `nil` for an operation of an operator.
  var call: AttemptCall? { AttemptCall(rawValue: rawValue) }

  private func call(
    _ engine: WorkflowEngine,
    _ task: TaskID,
    _ token: AttemptToken
  ) async throws -> CallbackReply {
    switch self {
    case .queued: try await engine.acknowledge(task, token)
    case .running: try await engine.reportProgress(task, token)
    case .succeeded: try await engine.complete(task, token)
    case .failed: try await engine.fail(task, token, reason: "no luck")
    case .submitFailed: try await engine.rejectSubmission(task, token, reason: "no room")
    case .cancelled: try await engine.confirmCancel(task, token, by: "runner")
    case .heartbeat: try await engine.heartbeat(task, token).callback
    case .released: try await engine.release(task, token)
    default: try await engine.block(task, token, reason: "wait")
    }
  }
}
