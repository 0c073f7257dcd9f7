/// Ends an attempt that cannot continue, and blocks its task until somebody unblocks it.
package struct BlockAttempt: Command {
  private let task: TaskID
  private let token: AttemptToken
  private let reason: String
  private let rules: [Rule<CallbackSubject>]

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  ///   - reason: The obstacle.
  ///   - rules: The guards, in order.
  package init(
    _ task: TaskID,
    _ token: AttemptToken,
    reason: String,
    rules: [Rule<CallbackSubject>]
  ) {
    self.task = task
    self.token = token
    self.reason = reason
    self.rules = rules
  }

  /// Accepts the call if every guard allows it.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: Whether the call was accepted.
  /// - Throws: ``BoardError/unknownTask(_:)`` or ``BoardError/limitReached(_:limit:)``.
  package func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, CallbackReply> {
    try BoardLimits.check(reason, "a block's reason")
    let event = Board.Event.taskBlocked(task, token, reason: reason)
    return try state.board.report(event, on: task, token, .blocked, rules: rules)
  }
}
