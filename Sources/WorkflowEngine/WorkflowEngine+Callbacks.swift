// What a runner reports. Every report shows the token of its attempt, and changes nothing when
// that attempt is not the newest, has ended, or is past what is reported.
extension WorkflowEngine {
  /// Reports that the runner took an attempt.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  /// - Returns: Whether the report was accepted.
  /// - Throws: ``BoardError/unknownTask(_:)`` or a ``LedgerError``.
  public func acknowledge(_ task: TaskID, _ token: AttemptToken) async throws -> CallbackReply {
    try await perform(Acknowledge(task, token, rules: configuration.callbackRules))
  }

  /// Reports that the runner works at an attempt.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  /// - Returns: Whether the report was accepted.
  /// - Throws: ``BoardError/unknownTask(_:)`` or a ``LedgerError``.
  public func reportProgress(_ task: TaskID, _ token: AttemptToken) async throws -> CallbackReply {
    try await perform(ReportProgress(task, token, rules: configuration.callbackRules))
  }

  /// Reports that an attempt succeeded.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  /// - Returns: Whether the report was accepted.
  /// - Throws: ``BoardError/unknownTask(_:)`` or a ``LedgerError``.
  public func complete(_ task: TaskID, _ token: AttemptToken) async throws -> CallbackReply {
    try await perform(Complete(task, token, rules: configuration.callbackRules))
  }

  /// Reports that an attempt failed.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  ///   - reason: What went wrong.
  /// - Returns: Whether the report was accepted.
  /// - Throws: A ``BoardError`` or a ``LedgerError``.
  public func fail(
    _ task: TaskID,
    _ token: AttemptToken,
    reason: String = ""
  ) async throws -> CallbackReply {
    try await perform(Fail(task, token, reason: reason, rules: configuration.callbackRules))
  }
}
