/// Blocks a task that has no attempt under way, until somebody unblocks it.
package struct Block: Command {
  private let task: TaskID
  private let reason: String
  private let rules: [Rule<TaskSubject>]

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - reason: The reason.
  ///   - rules: The guards, in order.
  package init(_ task: TaskID, reason: String, rules: [Rule<TaskSubject>]) {
    self.task = task
    self.reason = reason
    self.rules = rules
  }

  /// Blocks the task if every guard allows it.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: Whether the task was blocked.
  /// - Throws: ``BoardError/unknownTask(_:)`` or ``BoardError/limitReached(_:limit:)``.
  package func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, OperatorReply> {
    try BoardLimits.check(reason, "a block's reason")
    let subject = try state.board.subject(task)
    if let reason = rules.firstBroken(by: subject) { return Decision(.refused(reason)) }
    return Decision(.accepted, [.board(.taskBlocked(task, nil, reason: reason))])
  }
}
