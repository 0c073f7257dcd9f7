// What an operator does with a single task. A refusal changes nothing and is told in the reply.
extension WorkflowEngine {
  /// Makes a task wait for another from now on.
  ///
  /// A task that was ready is so no longer when the other is not done. One that is under way or
  /// done is refused.
  ///
  /// - Parameters:
  ///   - child: The task that waits.
  ///   - parent: The task that it waits for.
  /// - Returns: Whether it waits by this. A task that does not exist is a refusal too.
  /// - Throws: ``BoardError/limitReached(_:limit:)`` or a ``LedgerError``.
  /// - Complexity: O(1) while all links lead from older to younger tasks; else O(*n*), where *n* is
  ///   the number of tasks that the parent waits for, directly or through others.
  public func link(_ child: TaskID, after parent: TaskID) async throws -> OperatorReply {
    try await perform(Link(parent: parent, child: child, rules: configuration.linkRules))
  }

  /// Lets a task no longer wait for another.
  ///
  /// - Parameters:
  ///   - child: The task that waits.
  ///   - parent: The task that it waits for.
  /// - Returns: Whether it waits no longer by this. A task that does not exist is a refusal too.
  /// - Throws: A ``LedgerError``.
  /// - Complexity: O(*n*), where *n* is the number of links of both tasks.
  public func unlink(_ child: TaskID, from parent: TaskID) async throws -> OperatorReply {
    try await perform(Unlink(parent: parent, child: child, rules: configuration.unlinkRules))
  }

  /// Cancels a task: at once when it has no attempt under way, else when its runner says so.
  ///
  /// Nobody calls the runner: it has to look at ``BoardTask/isCancelRequested`` from time to time. If
  /// it finishes first, its result counts.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - by: Who asks.
  /// - Returns: Whether it is cancelled, or asked to stop, by this.
  /// - Throws: ``BoardError/unknownTask(_:)``, ``BoardError/limitReached(_:limit:)`` or a
  ///   ``LedgerError``.
  public func cancel(_ task: TaskID, by: String) async throws -> OperatorReply {
    try await perform(RequestCancel(task, by: by, rules: configuration.cancelRules))
  }

  /// Holds a task back that has no attempt under way, until somebody unblocks it.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - reason: Why.
  /// - Returns: Whether it is held back by this.
  /// - Throws: ``BoardError/unknownTask(_:)``, ``BoardError/limitReached(_:limit:)`` or a
  ///   ``LedgerError``.
  public func block(_ task: TaskID, reason: String) async throws -> OperatorReply {
    try await perform(Block(task, reason: reason, rules: configuration.blockRules))
  }

  /// Holds a task back no longer; it is ready only if all its gates are open.
  ///
  /// - Parameter task: The task.
  /// - Returns: Whether it was held back until now.
  /// - Throws: ``BoardError/unknownTask(_:)`` or a ``LedgerError``.
  public func unblock(_ task: TaskID) async throws -> OperatorReply {
    try await perform(Unblock(task, rules: configuration.unblockRules))
  }

  /// Lets a task that has ended be done again, and undoes everything that rests on it.
  ///
  /// Tasks further down that were started are `created` again, and their attempts are ended; those
  /// that were ready are so no longer.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - by: Who asks.
  /// - Returns: Whether it is open again by this.
  /// - Throws: ``BoardError/unknownTask(_:)``, ``BoardError/limitReached(_:limit:)`` or a
  ///   ``LedgerError``.
  /// - Complexity: O(*n*), where *n* is the number of tasks that rest on this one.
  public func reopen(_ task: TaskID, by: String) async throws -> OperatorReply {
    try await perform(Reopen(task, by: by, rules: configuration.reopenRules))
  }

  /// Puts a task away for good; whoever waited for it waits no more, and its key is free.
  ///
  /// An archived task counts as done, also when it never ran: cancel it where what waits for it must
  /// not start.
  ///
  /// - Parameter task: The task, which must have no attempt under way.
  /// - Returns: Whether it is put away by this.
  /// - Throws: ``BoardError/unknownTask(_:)`` or a ``LedgerError``.
  /// - Complexity: O(*n*), where *n* is the number of tasks that wait for it.
  public func archive(_ task: TaskID) async throws -> OperatorReply {
    try await perform(Archive(task, rules: configuration.archiveRules))
  }
}
