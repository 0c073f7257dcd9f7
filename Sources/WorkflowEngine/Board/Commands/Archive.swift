/// Archives a task for good.
///
/// Tasks stop waiting for it, and its key becomes free.
package struct Archive: Command {
  private let task: TaskID
  private let rules: [Rule<TaskSubject>]

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - rules: The guards, in order.
  package init(_ task: TaskID, rules: [Rule<TaskSubject>]) {
    self.task = task
    self.rules = rules
  }

  /// Archives the task if every guard allows it.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: Whether the task was archived.
  /// - Throws: ``BoardError/unknownTask(_:)``.
  package func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, OperatorReply> {
    let subject = try state.board.subject(task)
    if let reason = rules.firstBroken(by: subject) { return Decision(.refused(reason)) }
    return Decision(.accepted, [.board(.taskArchived(task))])
  }
}
