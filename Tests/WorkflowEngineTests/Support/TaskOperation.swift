@testable import WorkflowEngine

/// Everything that can be asked for about one task, and what became of it in a word.
enum TaskOperation: String, CaseIterable, Sendable {
  case dispatch, rerun, cancel, block, unblock, reopen, archive
  case queued, running, succeeded, failed, submitFailed, cancelled, heartbeat, released, blocked
  case published

  /// Asks for it.
  ///
  /// - Returns: The reason of a refusal; `nil` when it was accepted.
  func ask(_ bench: Bench, _ task: TaskID, _ token: AttemptToken) async throws -> RefusalReason? {
    let engine = bench.engine
    switch self {
    case .dispatch:
      if case .refused(let reason) = try await engine.dispatch(task) { return reason }
      return nil
    case .rerun:
      let reply = try await engine.rerun([task], in: bench.run, by: "ann", reason: "again")
      switch reply {
      case .accepted: return nil
      case .conflict(let reason), .invalid(let reason): return reason
      }
    case .cancel: return try await engine.cancel(task, by: "eve").reason
    case .block: return try await engine.block(task, reason: "wait").reason
    case .unblock: return try await engine.unblock(task).reason
    case .reopen: return try await engine.reopen(task, by: "eve").reason
    case .archive: return try await engine.archive(task).reason
    case .published:
      let reply = try await engine.publish("report", label: "r", by: task, token)
      if case .refused(let reason) = reply { return reason }
      return nil
    default: return try await call(engine, task, token).reason
    }
  }

  /// The call of a holder that this is; `nil` for the wish of an operator.
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
    case .heartbeat: try await engine.heartbeat(task, token)
    case .released: try await engine.release(task, token)
    default: try await engine.block(task, token, reason: "wait")
    }
  }
}

extension OperatorReply {
  fileprivate var reason: RefusalReason? {
    if case .refused(let reason) = self { reason } else { nil }
  }
}

extension CallbackReply {
  fileprivate var reason: RefusalReason? {
    if case .refused(let reason) = self { reason } else { nil }
  }
}
