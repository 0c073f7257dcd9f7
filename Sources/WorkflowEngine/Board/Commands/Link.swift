/// Makes a task wait for another; a ready task that may not start any more is demoted.
package struct Link: Command {
  private let parent: TaskID
  private let child: TaskID
  private let rules: [Rule<LinkSubject>]

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - parent: The task to wait for.
  ///   - child: The task that waits.
  ///   - rules: The guards, in order.
  package init(parent: TaskID, child: TaskID, rules: [Rule<LinkSubject>]) {
    self.parent = parent
    self.child = child
    self.rules = rules
  }

  /// Makes the link if every guard allows it.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: Whether the link was made.
  /// - Throws: ``BoardError/limitReached(_:limit:)``.
  package func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, OperatorReply> {
    let subject = try state.board.linkSubject(parent, child)
    if let reason = rules.firstBroken(by: subject) { return Decision(.refused(reason)) }
    guard (subject.child?.dependencies.count ?? 0) < BoardLimits.dependencies else {
      throw BoardError.limitReached("dependencies of a task", limit: BoardLimits.dependencies)
    }
    guard (subject.parent?.dependents.count ?? 0) < BoardLimits.dependents else {
      throw BoardError.limitReached("dependents of a task", limit: BoardLimits.dependents)
    }
    return Decision(.accepted, [.board(.linked(parent: parent, child: child))])
  }
}
