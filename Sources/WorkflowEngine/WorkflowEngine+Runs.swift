// What an operator does with a run as a whole.
extension WorkflowEngine {
  /// Holds a run that was created or is running: nothing starts in it until it is resumed.
  ///
  /// Attempts that are under way go on, and may report.
  ///
  /// - Parameter run: The run.
  /// - Returns: Whether the run is paused by this.
  /// - Throws: ``BoardError/unknownRun(_:)`` or a ``LedgerError``.
  public func pause(_ run: RunID) async throws -> RunControlReply { try await perform(Pause(run)) }

  /// Lets a paused run go on.
  ///
  /// - Parameter run: The run.
  /// - Returns: The status that the run has now, or why it cannot be resumed.
  /// - Throws: ``BoardError/unknownRun(_:)`` or a ``LedgerError``.
  public func resume(_ run: RunID) async throws -> RunControlReply {
    try await perform(Resume(run))
  }

  /// Gives a run up for good, unless it has succeeded: nothing starts in it any more.
  ///
  /// Attempts that are under way may end; the run stays aborted.
  ///
  /// - Parameter run: The run.
  /// - Returns: Whether the run is aborted by this.
  /// - Throws: ``BoardError/unknownRun(_:)`` or a ``LedgerError``.
  public func abort(_ run: RunID) async throws -> RunControlReply { try await perform(Abort(run)) }
}
