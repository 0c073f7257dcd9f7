/// Reports that an attempt failed.
package struct Fail: Command {
  private let task: TaskID
  private let token: AttemptToken
  private let reason: String
  private let category: FailureCategory?
  private let rules: [Rule<CallbackSubject>]

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  ///   - reason: What went wrong.
  ///   - category: The category of the failure; if `nil`, the words of the reason decide.
  ///   - rules: The guards, in order.
  package init(
    _ task: TaskID,
    _ token: AttemptToken,
    reason: String,
    category: FailureCategory? = nil,
    rules: [Rule<CallbackSubject>]
  ) {
    self.task = task
    self.token = token
    self.reason = reason
    self.category = category
    self.rules = rules
  }

  /// Accepts the report if every guard allows it.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: Whether the report was accepted.
  /// - Throws: ``BoardError/unknownTask(_:)`` or ``BoardError/limitReached(_:limit:)``.
  package func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, CallbackReply> {
    try BoardLimits.check(reason, "a failure's reason")
    let event = Board.Event.taskFailed(task, token, reason: reason, category: category)
    return try state.board.report(event, on: task, token, .failed, rules: rules)
  }
}
