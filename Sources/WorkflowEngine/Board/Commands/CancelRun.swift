/// Cancels all tasks of a run that have not ended: at once, or when their runner confirms.
package struct CancelRun: Command {
  private let run: RunID
  private let by: String
  private let rules: [Rule<TaskSubject>]

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - by: Who asks.
  ///   - rules: The guards of the cancellation of one task, in order.
  package init(_ run: RunID, by: String, rules: [Rule<TaskSubject>]) {
    self.run = run
    self.by = by
    self.rules = rules
  }

  /// Cancels every task that the guards allow to cancel.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: Whether there was such a task.
  /// - Throws: ``BoardError/unknownRun(_:)`` or ``BoardError/limitReached(_:limit:)``.
  /// - Complexity: O(*n*), where *n* is the number of tasks of the run.
  package func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, OperatorReply> {
    try BoardLimits.check(by, "a requester's name")
    let board = state.board
    var events: [EngineModel.Event] = []
    for id in try board.run(run).tasks
    where rules.firstBroken(by: try board.subject(id)) == nil {
      events.append(.board(board.tasks[id.rawValue].cancellation(by: by)))
    }
    guard !events.isEmpty else { return Decision(.refused(.runFinished)) }
    guard events.count <= BoardLimits.cascade else {
      throw BoardError.limitReached("tasks to cancel at once", limit: BoardLimits.cascade)
    }
    return Decision(.accepted, events)
  }
}

extension BoardTask {
  /// The event that cancels the task, or asks its attempt to stop.
  func cancellation(by: String) -> Board.Event {
    guard let attempt = currentAttempt else { return .taskCancelled(id, nil, by: by) }
    return .cancelRequested(id, attempt.token, by: by)
  }
}
