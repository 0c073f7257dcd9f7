/// Reports that the runner works on an attempt.
package struct ReportProgress: Command {
  private let task: TaskID
  private let token: AttemptToken
  private let rules: [Rule<CallbackSubject>]

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  ///   - rules: The guards, in order.
  package init(_ task: TaskID, _ token: AttemptToken, rules: [Rule<CallbackSubject>]) {
    self.task = task
    self.token = token
    self.rules = rules
  }

  /// Accepts the report if every guard allows it.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: Whether the report was accepted.
  /// - Throws: ``BoardError/unknownTask(_:)``.
  package func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, CallbackReply> {
    try state.board.report(.taskRunning(task, token), on: task, token, .running, rules: rules)
  }
}
