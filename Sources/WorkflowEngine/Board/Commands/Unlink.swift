/// Removes a link: a task no longer waits for another.
package struct Unlink: Command {
  private let parent: TaskID
  private let child: TaskID
  private let rules: [Rule<LinkSubject>]

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - parent: The task that the child waits for.
  ///   - child: The task that waits.
  ///   - rules: The guards, in order.
  package init(parent: TaskID, child: TaskID, rules: [Rule<LinkSubject>]) {
    self.parent = parent
    self.child = child
    self.rules = rules
  }

  /// Removes the link if every guard allows it.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: Whether the link was removed.
  /// - Complexity: O(*n*), where *n* is the number of links of both tasks.
  package func decide(_ state: EngineModel.State) -> Decision<EngineModel, OperatorReply> {
    let subject = state.board.unlinkSubject(parent, child)
    if let reason = rules.firstBroken(by: subject) { return Decision(.refused(reason)) }
    return Decision(.accepted, [.board(.unlinked(parent: parent, child: child))])
  }
}
