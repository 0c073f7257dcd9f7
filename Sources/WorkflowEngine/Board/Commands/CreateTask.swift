/// Adds a task to a run, behind tasks that exist already.
public struct CreateTask: Command {
  private let run: RunID
  private let dependencies: [TaskID]
  private let requiresApproval: Bool
  private let reapprove: Bool

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - dependencies: The tasks that must succeed before this one starts.
  ///   - requiresApproval: Whether somebody must approve it before it starts.
  ///   - reapprove: Whether a rerun needs an approval of its own.
  package init(run: RunID, dependencies: [TaskID], requiresApproval: Bool, reapprove: Bool) {
    self.run = run
    self.dependencies = dependencies
    self.requiresApproval = requiresApproval
    self.reapprove = reapprove
  }

  /// Gives the task the next identifier.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: The task's name.
  /// - Throws: A ``BoardError``.
  public func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, TaskID> {
    let board = state.board
    let status = try board.run(run).status
    guard status != .aborted && status != .succeeded else {
      throw BoardError.runClosed(run, status)
    }
    guard board.tasks.count < BoardLimits.tasks else {
      throw BoardError.limitReached("tasks", limit: BoardLimits.tasks)
    }
    try checkDependencies(on: board)
    let task = TaskID(rawValue: board.tasks.count)
    let spec = TaskSpec(
      task: task,
      run: run,
      dependencies: dependencies,
      requiresApproval: requiresApproval,
      reapprove: reapprove
    )
    return Decision(task, [.board(.taskCreated(spec))])
  }

  private func checkDependencies(on board: Board) throws {
    guard dependencies.count <= BoardLimits.dependencies else {
      throw BoardError.limitReached("dependencies of a task", limit: BoardLimits.dependencies)
    }
    var seen: Set<TaskID> = []
    for dependency in dependencies {
      let row = try board.task(dependency)
      guard row.run == run else { throw BoardError.foreignDependency(dependency) }
      guard seen.insert(dependency).inserted else {
        throw BoardError.repeatedDependency(dependency)
      }
      guard row.dependents.count < BoardLimits.dependents else {
        throw BoardError.limitReached("dependents of a task", limit: BoardLimits.dependents)
      }
    }
  }
}
