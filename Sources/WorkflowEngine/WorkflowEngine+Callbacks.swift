// Reports of a runner. Every report carries the token of its attempt. It is refused, and changes
// nothing, if the attempt is not the newest, has ended, or is already further along.
extension WorkflowEngine {
  /// Reports that the runner accepted an attempt; optional if the runner begins at once.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  /// - Returns: Whether the report was accepted.
  /// - Throws: ``BoardError/unknownTask(_:)`` or a ``LedgerError``.
  public func acknowledge(_ task: TaskID, _ token: AttemptToken) async throws -> CallbackReply {
    try await perform(Acknowledge(task, token, rules: configuration.callbackRules))
  }

  /// Reports that the runner works on an attempt; optional, and accepted once.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  /// - Returns: Whether the report was accepted.
  /// - Throws: ``BoardError/unknownTask(_:)`` or a ``LedgerError``.
  public func reportProgress(_ task: TaskID, _ token: AttemptToken) async throws -> CallbackReply {
    try await perform(ReportProgress(task, token, rules: configuration.callbackRules))
  }

  /// Publishes an artifact of an attempt; a handoff may then offer it to other tasks.
  ///
  /// - Parameters:
  ///   - type: The type of the artifact, such as `image` or `report`.
  ///   - label: The name of the artifact among those of its type.
  ///   - task: The task.
  ///   - token: The attempt's token.
  /// - Returns: The artifact's identifier, or why it was refused.
  /// - Throws: ``BoardError/unknownTask(_:)``, ``BoardError/limitReached(_:limit:)`` or a
  ///   ``LedgerError``.
  public func publish(
    _ type: String,
    label: String,
    by task: TaskID,
    _ token: AttemptToken
  ) async throws -> PublishReply {
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
  ///   - handoff: The handoff to the tasks that depend on this one; all its artifacts must be of
  ///     this attempt.
  /// - Returns: Whether the report was accepted.
  /// - Throws: ``BoardError/unknownTask(_:)``, ``BoardError/unknownArtifact(_:)``,
  ///   ``BoardError/limitReached(_:limit:)`` or a ``LedgerError``.
  /// - Complexity: O(*n*), where *n* is the number of tasks that wait for this one, plus their
  ///   needs.
  public func complete(
    _ task: TaskID,
    _ token: AttemptToken,
    handoff: Handoff? = nil
  ) async throws -> CallbackReply {
    try await perform(
      Complete(task, token, handoff: handoff, rules: configuration.callbackRules)
    )
  }

  /// Reports that an attempt succeeded, and starts the next task that may start, in one
  /// transaction.
  ///
  /// A worker uses it to finish one task and get the next. It waits for the disk once. No other
  /// worker can start a task in between, so the worker may get a task that its own report made
  /// ready. If the report is refused, nothing starts. If nothing can start, the report still
  /// counts.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  ///   - handoff: The handoff to the tasks that depend on this one; all its artifacts must be of
  ///     this attempt.
  ///   - run: The run to start a task of; it may differ from the task's run.
  ///   - by: Who claims the next task. This is only recorded; the token proves the claim.
  /// - Returns: The replies to the report and to the start.
  /// - Throws: ``BoardError/unknownTask(_:)``, ``BoardError/unknownArtifact(_:)``,
  ///   ``BoardError/unknownRun(_:)``, ``BoardError/limitReached(_:limit:)`` or a ``LedgerError``;
  ///   after a ``BoardError`` nothing has changed.
  /// - Complexity: O(*n*), where *n* is the number of tasks that wait for this one, plus their
  ///   needs, plus ready tasks whose paths are held.
  public func complete(
    _ task: TaskID,
    _ token: AttemptToken,
    handoff: Handoff? = nil,
    thenDispatchNextIn run: RunID,
    by: String = ""
  ) async throws -> CompleteReply {
    let report = Complete(task, token, handoff: handoff, rules: configuration.callbackRules)
    let (completion, next) = try await perform(report, then: start(.next(run), by: by)) {
      $0 == .accepted
    }
    return CompleteReply(completion: completion, next: next)
  }

  /// Reports that an attempt failed; it is retried at once if the task's policy allows it.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  ///   - reason: What went wrong.
  ///   - category: The category of the failure, which decides whether the attempt is retried; if `nil`,
  ///     the words of the reason decide.
  /// - Returns: Whether the report was accepted.
  /// - Throws: ``BoardError/unknownTask(_:)``, ``BoardError/limitReached(_:limit:)`` or a
  ///   ``LedgerError``.
  public func fail(
    _ task: TaskID,
    _ token: AttemptToken,
    reason: String = "",
    category: FailureCategory? = nil
  ) async throws -> CallbackReply {
    let rules = configuration.callbackRules
    return try await perform(Fail(task, token, reason: reason, category: category, rules: rules))
  }

  /// Reports that the runner could not accept an attempt; the task may start again at once.
  ///
  /// Allowed only before the attempt was acknowledged or reported progress; after that, report a
  /// failure. Until the task starts again, its run counts as failed.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  ///   - reason: Why the runner could not accept it.
  /// - Returns: Whether the report was accepted.
  /// - Throws: ``BoardError/unknownTask(_:)``, ``BoardError/limitReached(_:limit:)`` or a
  ///   ``LedgerError``.
  public func rejectSubmission(
    _ task: TaskID,
    _ token: AttemptToken,
    reason: String = ""
  ) async throws -> CallbackReply {
    let rules = configuration.callbackRules
    return try await perform(RejectSubmission(task, token, reason: reason, rules: rules))
  }

  /// Reports that an attempt stopped on request; the task becomes cancelled.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  ///   - by: Who stopped it.
  /// - Returns: Whether the report was accepted.
  /// - Throws: ``BoardError/unknownTask(_:)``, ``BoardError/limitReached(_:limit:)`` or a
  ///   ``LedgerError``.
  public func confirmCancel(
    _ task: TaskID,
    _ token: AttemptToken,
    by: String = ""
  ) async throws -> CallbackReply {
    try await perform(ConfirmCancel(task, token, by: by, rules: configuration.callbackRules))
  }

  /// Ends an attempt that cannot continue, and blocks its task until somebody unblocks it.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  ///   - reason: The obstacle.
  /// - Returns: Whether the report was accepted.
  /// - Throws: ``BoardError/unknownTask(_:)``, ``BoardError/limitReached(_:limit:)`` or a
  ///   ``LedgerError``.
  public func block(
    _ task: TaskID,
    _ token: AttemptToken,
    reason: String
  ) async throws -> CallbackReply {
    try await perform(BlockAttempt(task, token, reason: reason, rules: configuration.callbackRules))
  }
}
