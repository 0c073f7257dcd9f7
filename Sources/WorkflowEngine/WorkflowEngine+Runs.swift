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
  /// Attempts under way may still end; the run stays aborted.
  ///
  /// - Parameter run: The run.
  /// - Returns: Whether this call aborted the run.
  /// - Throws: ``BoardError/unknownRun(_:)`` or a ``LedgerError``.
  public func abort(_ run: RunID) async throws -> RunControlReply { try await perform(Abort(run)) }
}
