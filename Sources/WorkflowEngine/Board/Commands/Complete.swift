/// Reports that an attempt succeeded, with its handoff.
package struct Complete: Command {
  private let task: TaskID
  private let token: AttemptToken
  private let handoff: Handoff?
  private let rules: [Rule<CallbackSubject>]

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  ///   - handoff: The handoff to the tasks that depend on this one.
  ///   - rules: The guards, in order.
  package init(
    _ task: TaskID,
    _ token: AttemptToken,
    handoff: Handoff? = nil,
    rules: [Rule<CallbackSubject>]
  ) {
    self.task = task
    self.token = token
    self.handoff = handoff
    self.rules = rules
  }

  /// Accepts the call if every guard allows it.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: Whether the call was accepted.
  /// - Throws: ``BoardError/unknownTask(_:)``, ``BoardError/unknownArtifact(_:)`` or
  ///   ``BoardError/limitReached(_:limit:)``.
  package func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, CallbackReply> {
    let board = state.board
    let done = Board.Event.taskSucceeded(task, token)
    guard let handoff else {
      return try board.report(done, on: task, token, .succeeded, rules: rules)
    }
    try handoff.check()
    return try board.report(
      .handedOff(task, token, handoff),
      done,
      on: task,
      token,
      .succeeded,
      artifacts: try handoff.artifacts.map { try board.artifact($0.artifact) },
      rules: rules
    )
  }
}
