// What a runner reports. Every report shows the token of its attempt, and changes nothing when
// that attempt is not the newest, has ended, or is past what is reported.
extension WorkflowEngine {
  /// Reports that the runner took an attempt; a runner that begins at once may leave this out.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  /// - Returns: Whether the report was accepted.
  /// - Throws: ``BoardError/unknownTask(_:)`` or a ``LedgerError``.
  public func acknowledge(_ task: TaskID, _ token: AttemptToken) async throws -> CallbackReply {
    try await perform(Acknowledge(task, token, rules: configuration.callbackRules))
  }

  /// Reports that the runner works at an attempt; once, and only where that should be seen.
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
  ///   - handoff: What it leaves to the tasks that depend on it; its artifacts must be the attempt's.
  /// - Returns: Whether the report was accepted.
  /// - Throws: ``BoardError/unknownTask(_:)``, ``BoardError/unknownArtifact(_:)``,
  ///   ``BoardError/limitReached(_:limit:)`` or a ``LedgerError``.
  /// - Complexity: O(*n*), where *n* is the number of tasks that wait for this one, and their needs.
  public func complete(
    _ task: TaskID,
    _ token: AttemptToken,
    handoff: Handoff? = nil
  ) async throws -> CallbackReply {
    try await perform(
      Complete(task, token, handoff: handoff, rules: configuration.callbackRules)
    )
  }

  /// Reports that an attempt succeeded, and starts the first task of a run that may start then: both in
  /// one transaction.
  ///
  /// For a worker that takes its next piece of work as it hands in the last: it waits for the disk once,
  /// and no other worker comes between, so that what the report makes ready may be what it gets. If
  /// the report is refused nothing is started; if nothing can be started the report stands.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  ///   - handoff: What it leaves to the tasks that depend on it; its artifacts must be the attempt's.
  ///   - run: The run to start something of; it may be another than the task's.
  ///   - by: Who claims the next task; for the records alone, the token is what counts.
  /// - Returns: What became of the report, and of the start.
  /// - Throws: ``BoardError/unknownTask(_:)``, ``BoardError/unknownArtifact(_:)``,
  ///   ``BoardError/unknownRun(_:)``, ``BoardError/limitReached(_:limit:)`` or a ``LedgerError``; for a
  ///   misuse nothing has happened.
  /// - Complexity: O(*n*), where *n* is the number of tasks that wait for this one, and their needs, and
  ///   of ready tasks whose paths are held.
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

  /// Reports that an attempt failed; it is tried again at once where the task's policy says so.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  ///   - reason: What went wrong. The words that it is told in decide its ``FailureCategory``, and so
  ///     whether it is tried again.
  /// - Returns: Whether the report was accepted.
  /// - Throws: ``BoardError/unknownTask(_:)``, ``BoardError/limitReached(_:limit:)`` or a
  ///   ``LedgerError``.
  public func fail(
    _ task: TaskID,
    _ token: AttemptToken,
    reason: String = ""
  ) async throws -> CallbackReply {
    try await perform(Fail(task, token, reason: reason, rules: configuration.callbackRules))
  }

  /// Reports that the runner could not take an attempt; the task may be started again at once.
  ///
  /// Only before it was acknowledged or begun; after that, report a failure. Until it is started
  /// again, its run counts as failed.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  ///   - reason: Why the runner could not.
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

  /// Reports that an attempt stopped because it was asked to; its task is cancelled then.
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

  /// Ends an attempt that cannot go on, and holds its task back until somebody unblocks it.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  ///   - reason: What is in the way.
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
