/// Reports that an attempt stopped on request.
package struct ConfirmCancel: Command {
  private let task: TaskID
  private let token: AttemptToken
  private let by: String
  private let rules: [Rule<CallbackSubject>]

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  ///   - by: Who stopped it.
  ///   - rules: The guards, in order.
  package init(
    _ task: TaskID,
    _ token: AttemptToken,
    by: String,
    rules: [Rule<CallbackSubject>]
  ) {
    self.task = task
    self.token = token
    self.by = by
    self.rules = rules
  }

  /// Accepts the call if every guard allows it.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: Whether the call was accepted.
  /// - Throws: ``BoardError/unknownTask(_:)`` or ``BoardError/limitReached(_:limit:)``.
  package func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, CallbackReply> {
    try BoardLimits.check(by, "a runner's name")
    let event = Board.Event.taskCancelled(task, token, by: by)
    return try state.board.report(event, on: task, token, .cancelled, rules: rules)
  }
}
