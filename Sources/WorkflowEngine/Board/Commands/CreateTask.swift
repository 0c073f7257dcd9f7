/// Adds a task to a run, after its dependencies; with a key, only once.
package struct CreateTask: Command {
  private let draft: TaskDraft

  /// Creates the command.
  ///
  /// - Parameter draft: The description of the task.
  package init(_ draft: TaskDraft) { self.draft = draft }

  /// Gives the task the next identifier, or finds the task that has its key.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: The task's identifier.
  /// - Throws: A ``BoardError``.
  package func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, CreateReply> {
    let board = state.board
    let status = try board.run(draft.run).status
    if let key = draft.key {
      try BoardLimits.check(key, "a task's key")
      if let task = board.task(named: key, in: draft.run) { return Decision(.reused(task)) }
    }
    guard status != .aborted && status != .succeeded else {
      throw BoardError.runClosed(draft.run, status)
    }
    guard board.tasks.count < BoardLimits.tasks else {
      throw BoardError.limitReached("tasks", limit: BoardLimits.tasks)
    }
    try checkDependencies(on: board)
    try checkNeeds()
    let spec = draft.spec(named: TaskID(rawValue: board.tasks.count))
    return Decision(.created(spec.task), [.board(.taskCreated(spec))])
  }

  private func checkDependencies(on board: Board) throws {
    guard draft.dependencies.count <= BoardLimits.dependencies else {
      throw BoardError.limitReached("dependencies of a task", limit: BoardLimits.dependencies)
    }
    var seen: Set<TaskID> = []
    for dependency in draft.dependencies {
      let row = try board.task(dependency)
      guard row.run == draft.run else { throw BoardError.foreignDependency(dependency) }
      guard seen.insert(dependency).inserted else {
        throw BoardError.repeatedDependency(dependency)
      }
      guard row.dependents.count < BoardLimits.dependents else {
        throw BoardError.limitReached("dependents of a task", limit: BoardLimits.dependents)
      }
    }
  }

  private func checkNeeds() throws {
    guard draft.needs.count <= BoardLimits.handoff else {
      throw BoardError.limitReached("needs of a task", limit: BoardLimits.handoff)
    }
    for need in draft.needs {
      for text in [need.type, need.label ?? ""] { try BoardLimits.check(text, "a need") }
      guard draft.dependencies.contains(need.producer) else {
        throw BoardError.needWithoutDependency(need.producer)
      }
    }
  }
}
