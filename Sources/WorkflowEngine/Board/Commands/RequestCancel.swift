/// Cancels a task: at once when it has no attempt under way, else when its runner says that it stopped.
package struct RequestCancel: Command {
  private let task: TaskID
  private let by: String
  private let rules: [Rule<TaskSubject>]

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - by: Who asks.
  ///   - rules: The guards, in order.
  package init(_ task: TaskID, by: String, rules: [Rule<TaskSubject>]) {
    self.task = task
    self.by = by
    self.rules = rules
  }

  /// Cancels the task, or asks its attempt to stop, when every guard lets it through.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: Whether it was done.
  /// - Throws: ``BoardError/unknownTask(_:)`` or ``BoardError/limitReached(_:limit:)``.
  package func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, OperatorReply> {
    try BoardLimits.check(by, "a requester's name")
    let subject = try state.board.subject(task)
    if let reason = rules.firstBroken(by: subject) { return Decision(.refused(reason)) }
    guard let attempt = subject.task.currentAttempt else {
      return Decision(.accepted, [.board(.taskCancelled(task, nil, by: by))])
    }
    return Decision(.accepted, [.board(.cancelRequested(task, attempt.token, by: by))])
  }
}
