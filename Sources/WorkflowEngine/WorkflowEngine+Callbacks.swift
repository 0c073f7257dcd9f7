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

  /// Puts something that an attempt made on the board; a handoff may offer it to others.
  ///
  /// - Parameters:
  ///   - type: What it is, such as `image` or `report`.
  ///   - label: Which one of its type it is.
  ///   - task: The task.
  ///   - token: The attempt's token.
  /// - Returns: The artifact's name, or why it was not taken.
  /// - Throws: A ``BoardError`` or a ``LedgerError``.
  public func publish(
    _ type: String,
    label: String,
    by task: TaskID,
    _ token: AttemptToken
  ) async throws -> PublishArtifact.Reply {
    let rules = configuration.callbackRules
    return try await perform(
      PublishArtifact(task, token, type: type, label: label, rules: rules)
    )
  }

  /// Reports that an attempt succeeded.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  ///   - handoff: What it leaves to the tasks that depend on it; its artifacts must be the attempt's.
  /// - Returns: Whether the report was accepted.
  /// - Throws: A ``BoardError`` or a ``LedgerError``.
  public func complete(
    _ task: TaskID,
    _ token: AttemptToken,
    handoff: Handoff? = nil
  ) async throws -> CallbackReply {
    try await perform(
      Complete(task, token, handoff: handoff, rules: configuration.callbackRules)
    )
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

  /// Reports that the runner could not take an attempt; the task may be started again.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  ///   - reason: Why the runner could not.
  /// - Returns: Whether the report was accepted.
  /// - Throws: A ``BoardError`` or a ``LedgerError``.
  public func rejectSubmission(
    _ task: TaskID,
    _ token: AttemptToken,
    reason: String = ""
  ) async throws -> CallbackReply {
    let rules = configuration.callbackRules
    return try await perform(RejectSubmission(task, token, reason: reason, rules: rules))
  }

  /// Reports that an attempt stopped because it was asked to.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  ///   - by: Who stopped it.
  /// - Returns: Whether the report was accepted.
  /// - Throws: A ``BoardError`` or a ``LedgerError``.
  public func confirmCancel(
    _ task: TaskID,
    _ token: AttemptToken,
    by: String = ""
  ) async throws -> CallbackReply {
    try await perform(ConfirmCancel(task, token, by: by, rules: configuration.callbackRules))
  }

  /// Ends an attempt that cannot go on, and holds its task back until somebody unblocks it.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  ///   - reason: What is in the way.
  /// - Returns: Whether the report was accepted.
  /// - Throws: A ``BoardError`` or a ``LedgerError``.
  public func block(
    _ task: TaskID,
    _ token: AttemptToken,
    reason: String
  ) async throws -> CallbackReply {
    try await perform(BlockAttempt(task, token, reason: reason, rules: configuration.callbackRules))
  }
}
