/// A call of the engine as a value, so that a reference model can predict its answer.
package enum EngineCall: Sendable, Hashable {
  /// Creates a task; the identifier in its specification does not count.
  case create(TaskSpec)
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
