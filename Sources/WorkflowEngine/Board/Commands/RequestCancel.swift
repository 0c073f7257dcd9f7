/// Cancels a task: at once if no attempt is under way, else when its runner confirms.
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

  /// Cancels the task, or requests that its attempt stop, if every guard allows it.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: Whether the request was accepted.
  /// - Throws: ``BoardError/unknownTask(_:)`` or ``BoardError/limitReached(_:limit:)``.
  package func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, OperatorReply> {
    try BoardLimits.check(by, "a requester's name")
    let subject = try state.board.subject(task)
    if let reason = rules.firstBroken(by: subject) { return Decision(.refused(reason)) }
    return Decision(.accepted, [.board(subject.task.cancellation(by: by))])
  }
}
