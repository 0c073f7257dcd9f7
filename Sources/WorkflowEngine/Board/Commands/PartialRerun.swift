/// Resets failed tasks of a run so that they can start again: all selected tasks, or none.
///
/// Only the selected tasks change. A task keeps its approval unless it requires a new one.
package struct PartialRerun: Command {
  private let run: RunID
  private let selection: [TaskID]
  private let note: RerunNote
  private let rules: [Rule<RerunSubject>]
  private let startRules: [Rule<StartSubject>]
  private let limit: Int

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - tasks: The tasks to reset, in any order; a task named twice counts once.
  ///   - note: Who asks, why and when.
  ///   - rules: The guards, in order.
  ///   - startRules: The gates of a start, for the plan.
  ///   - limit: The maximum number of attempts under way, for the plan.
  /// - Complexity: O(*n* log *n*), where *n* is the number of tasks to reset.
  package init(
    _ run: RunID,
    _ tasks: [TaskID],
    note: RerunNote,
    rules: [Rule<RerunSubject>],
    startRules: [Rule<StartSubject>],
    limit: Int = .max
  ) {
    self.run = run
    selection = tasks.sorted().reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    self.note = note
    self.rules = rules
    self.startRules = startRules
    self.limit = limit
  }

  /// Resets the selection if every guard allows it.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: The plan for the selection, or why nothing was reset.
  /// - Throws: ``BoardError/unknownRun(_:)`` or ``BoardError/limitReached(_:limit:)``.
  package func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, RerunReply> {
    try BoardLimits.check(note.by, "a requester's name")
    try BoardLimits.check(note.reason, "a rerun's reason")
    guard selection.count <= BoardLimits.selection else {
      throw BoardError.limitReached("tasks in a rerun", limit: BoardLimits.selection)
    }
    let board = state.board
    let subject = RerunSubject(board: board, run: try board.run(run), selection: selection)
    if let reason = rules.firstBroken(by: subject) {
      switch reason {
      case .runPaused, .runAborted, .activeTasks: return Decision(.conflict(reason))
      default: return Decision(.invalid(reason))
      }
    }
    let tasks = subject.tasks
    let resets = tasks.map { task in
      let attempt = task.lastAttempt?.token ?? AttemptToken(rawValue: 0)
      return EngineModel.Event.board(.taskReset(task.id, attempt: attempt, note))
    }
    let events = [.board(.rerunRequested(run, selection, note))] + resets
    return Decision(.accepted(plan(for: tasks, on: board)), events)
  }

  /// The plan for the tasks as they will be after the reset.
  private func plan(for tasks: [BoardTask], on board: Board) -> DispatchPlan {
    let subjects = tasks.map { task in
      var task = task
      task.reset()
      return (task.id, board.startSubject(task, in: .running, limit: limit))
    }
    return DispatchPlan(subjects, rules: startRules)
  }
}
