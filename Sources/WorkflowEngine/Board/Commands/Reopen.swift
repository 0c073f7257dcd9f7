/// Reopens a task that has ended, and undoes everything that depends on its result.
///
/// The attempts of downstream tasks end: later reports of their holders are refused.
package struct Reopen: Command {
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

  /// Reopens the task and undoes its dependents if every guard allows it.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: Whether the task was reopened.
  /// - Throws: ``BoardError/unknownTask(_:)`` or ``BoardError/limitReached(_:limit:)``.
  package func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, OperatorReply> {
    try BoardLimits.check(by, "a requester's name")
    let board = state.board
    if let reason = rules.firstBroken(by: try board.subject(task)) {
      return Decision(.refused(reason))
    }
    let undone = try startedDescendants(on: board).map { descendant in
      EngineModel.Event.board(
        .taskInvalidated(descendant.id, descendant.currentAttempt?.token, by: task)
      )
    }
    return Decision(.accepted, [.board(.taskReopened(task, by: by))] + undone)
  }

  /// The downstream tasks that have an attempt under way or have ended, nearest first.
  private func startedDescendants(on board: Board) throws -> [BoardTask] {
    var seen: Set<TaskID> = [task]
    var queue = [task]
    var position = 0
    var started: [BoardTask] = []
    while position < queue.count {
      // An archived task counts as done by itself, so its dependents are not undone.
      for dependent in board.tasks[queue[position].rawValue].dependents
      where seen.insert(dependent).inserted {
        guard seen.count <= BoardLimits.cascade else {
          throw BoardError.limitReached("tasks that rest on one", limit: BoardLimits.cascade)
        }
        let row = board.tasks[dependent.rawValue]
        if row.status == .archived { continue }
        queue.append(dependent)
        if row.rests { started.append(row) }
      }
      position += 1
    }
    return started
  }
}

extension BoardTask {
  /// Whether the task's attempt or result depends on its dependencies.
  fileprivate var rests: Bool {
    switch status {
    case .dispatched, .queued, .running, .cancelRequested, .succeeded, .failed, .submitFailed: true
    case .created, .blocked, .cancelled, .archived: false
    }
  }
}
