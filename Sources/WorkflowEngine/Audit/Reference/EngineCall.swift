/// A call of the engine as a value, so that a reference model can predict its answer.
package enum EngineCall: Sendable, Hashable {
  /// Creates a task; the identifier and the paths in its specification do not count.
  case create(TaskSpec, paths: [String] = [])
  case link(TaskID, after: TaskID)
  case unlink(TaskID, from: TaskID)

  case start(TaskID, by: String)
  case startNext(RunID, by: String)
  case plan(RunID, limit: Int)

  case acknowledge(TaskID, AttemptToken)
  case reportProgress(TaskID, AttemptToken)
  case heartbeat(TaskID, AttemptToken)
  case publish(TaskID, AttemptToken, type: String, label: String)
  case complete(TaskID, AttemptToken, Handoff?)
  case completeThenStart(TaskID, AttemptToken, RunID, by: String)
  case fail(TaskID, AttemptToken, reason: String, FailureCategory?)
  case rejectSubmission(TaskID, AttemptToken, reason: String)
  case confirmCancel(TaskID, AttemptToken, by: String)
  case blockAttempt(TaskID, AttemptToken, reason: String)
  case release(TaskID, AttemptToken)
  case reclaim(limit: Int)

  case decide(ApprovalVerdict, TaskID, by: String, comment: String)
  case rerun([TaskID], RunID, by: String, reason: String)
  case cancel(TaskID, by: String)
  case block(TaskID, reason: String)
  case unblock(TaskID)
  case reopen(TaskID, by: String)
  case archive(TaskID)

  case pause(RunID)
  case resume(RunID)
  case abort(RunID, by: String)
  case cancelRun(RunID, by: String)
}

extension EngineCall {
  /// The task that the call is about.
  package var task: TaskID? {
    switch self {
    case .link(let task, _), .unlink(let task, _), .start(let task, _), .acknowledge(let task, _),
      .reportProgress(let task, _), .heartbeat(let task, _), .publish(let task, _, _, _),
      .complete(let task, _, _), .completeThenStart(let task, _, _, _), .fail(let task, _, _, _),
      .rejectSubmission(let task, _, _), .confirmCancel(let task, _, _),
      .blockAttempt(let task, _, _), .release(let task, _), .decide(_, let task, _, _),
      .cancel(let task, _), .block(let task, _), .unblock(let task), .reopen(let task, _),
      .archive(let task):
      task
    case .create, .startNext, .plan, .reclaim, .rerun, .pause, .resume, .abort, .cancelRun: nil
    }
  }
}
