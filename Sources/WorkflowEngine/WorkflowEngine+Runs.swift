// Operations of an operator on a whole run.
extension WorkflowEngine {
  /// Pauses a run that was created or is running: nothing starts in it until it is resumed.
  ///
  /// Attempts under way continue and may report.
  ///
  /// - Parameter run: The run.
  /// - Returns: Whether this call paused the run.
  /// - Throws: ``BoardError/unknownRun(_:)`` or a ``LedgerError``.
  public func pause(_ run: RunID) async throws -> RunControlReply { try await perform(Pause(run)) }

  /// Resumes a paused run.
  ///
  /// - Parameter run: The run.
  /// - Returns: The status of the run now, or why it cannot be resumed.
  /// - Throws: ``BoardError/unknownRun(_:)`` or a ``LedgerError``.
  public func resume(_ run: RunID) async throws -> RunControlReply {
    try await perform(Resume(run))
  }

  /// Aborts a run for good, unless it has succeeded: nothing starts in it any more.
  ///
  /// Attempts under way are asked to stop: their next ``heartbeat(_:_:)`` says so. They may still end; the
  /// run stays aborted.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - by: Who asks.
  /// - Returns: Whether this call aborted the run.
  /// - Throws: ``BoardError/unknownRun(_:)``, ``BoardError/limitReached(_:limit:)`` or a ``LedgerError``.
  /// - Complexity: O(*n*), where *n* is the number of tasks of the run.
  public func abort(_ run: RunID, by: String = "") async throws -> RunControlReply {
    try await perform(Abort(run, by: by))
  }

  /// Cancels all tasks of a run that have not ended: at once if no attempt is under way, else when its
  /// runner confirms.
  ///
  /// Unlike an aborted run, the run accepts new tasks and reruns.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - by: Who asks.
  /// - Returns: Whether this call cancelled a task or asked an attempt to stop.
  /// - Throws: ``BoardError/unknownRun(_:)``, ``BoardError/limitReached(_:limit:)`` or a ``LedgerError``.
  /// - Complexity: O(*n*), where *n* is the number of tasks of the run.
  public func cancel(run: RunID, by: String) async throws -> OperatorReply {
    try await perform(CancelRun(run, by: by, rules: configuration.cancelRules))
  }
}
