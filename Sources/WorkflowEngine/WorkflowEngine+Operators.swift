// Operations of an operator on a single task. A refusal is a reply and changes nothing.
extension WorkflowEngine {
  /// Makes a task wait for another.
  ///
  /// If the child is ready and the parent is not done, the child is demoted. A child that is under
  /// way or done is refused.
  ///
  /// - Parameters:
  ///   - child: The task that waits.
  ///   - parent: The task that it waits for.
  /// - Returns: Whether this call made the child wait. A task that does not exist is a refusal too.
  /// - Throws: ``BoardError/limitReached(_:limit:)`` or a ``LedgerError``.
  /// - Complexity: O(1) while all links lead from older to younger tasks; else O(*n*), where *n* is
  ///   the number of direct and indirect dependencies of the parent.
  public func link(_ child: TaskID, after parent: TaskID) async throws -> OperatorReply {
    try await perform(Link(parent: parent, child: child, rules: configuration.linkRules))
  }

  /// Removes the link between a task and one that it waits for.
  ///
  /// - Parameters:
  ///   - child: The task that waits.
  ///   - parent: The task that it waits for.
  /// - Returns: Whether this call removed the link. A task that does not exist is a refusal too.
  /// - Throws: A ``LedgerError``.
  /// - Complexity: O(*n*), where *n* is the number of links of both tasks.
  public func unlink(_ child: TaskID, from parent: TaskID) async throws -> OperatorReply {
    try await perform(Unlink(parent: parent, child: child, rules: configuration.unlinkRules))
  }

  /// Cancels a task: at once if no attempt is under way, else when its runner confirms.
  ///
  /// The runner learns of it from its next ``heartbeat(_:_:)``. If it finishes first, its result counts.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - by: Who asks.
  /// - Returns: Whether this call cancelled the task or requested the cancel.
  /// - Throws: ``BoardError/unknownTask(_:)``, ``BoardError/limitReached(_:limit:)`` or a
  ///   ``LedgerError``.
  public func cancel(_ task: TaskID, by: String) async throws -> OperatorReply {
    try await perform(RequestCancel(task, by: by, rules: configuration.cancelRules))
  }

  /// Blocks a task that has no attempt under way, until somebody unblocks it.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - reason: The reason.
  /// - Returns: Whether this call blocked the task.
  /// - Throws: ``BoardError/unknownTask(_:)``, ``BoardError/limitReached(_:limit:)`` or a
  ///   ``LedgerError``.
  public func block(_ task: TaskID, reason: String) async throws -> OperatorReply {
    try await perform(Block(task, reason: reason, rules: configuration.blockRules))
  }

  /// Unblocks a task; it becomes ready only if all its gates are open.
  ///
  /// - Parameter task: The task.
  /// - Returns: Whether the task was blocked.
  /// - Throws: ``BoardError/unknownTask(_:)`` or a ``LedgerError``.
  public func unblock(_ task: TaskID) async throws -> OperatorReply {
    try await perform(Unblock(task, rules: configuration.unblockRules))
  }

  /// Reopens a task that has ended, and undoes everything that depends on its result.
  ///
  /// Downstream tasks that were started become `created` again, and their attempts end. Downstream
  /// tasks that were ready are demoted.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - by: Who asks.
  /// - Returns: Whether this call reopened the task.
  /// - Throws: ``BoardError/unknownTask(_:)``, ``BoardError/limitReached(_:limit:)`` or a
  ///   ``LedgerError``.
  /// - Complexity: O(*n*), where *n* is the number of tasks that depend on this one, directly or
  ///   not.
  public func reopen(_ task: TaskID, by: String) async throws -> OperatorReply {
    try await perform(Reopen(task, by: by, rules: configuration.reopenRules))
  }

  /// Archives a task for good.
  ///
  /// Tasks stop waiting for it, and its key becomes free.
  ///
  /// An archived task counts as done, even if it never ran. If dependent tasks must not start,
  /// cancel the task instead.
  ///
  /// - Parameter task: The task, which must have no attempt under way.
  /// - Returns: Whether this call archived the task.
  /// - Throws: ``BoardError/unknownTask(_:)`` or a ``LedgerError``.
  /// - Complexity: O(*n*), where *n* is the number of tasks that wait for it.
  public func archive(_ task: TaskID) async throws -> OperatorReply {
    try await perform(Archive(task, rules: configuration.archiveRules))
  }
}
