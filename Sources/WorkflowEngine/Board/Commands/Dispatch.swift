/// Starts a task: the next one of a run, or a named one.
///
/// Both apply the same rules, within the transaction. The next task is the first ready one, so a
/// task that waits for its approval does not delay others. A ready task with a closed gate is
/// demoted, and the demotion is recorded.
package struct Dispatch: Command {
  /// The task to start.
  package enum Target: Sendable, Hashable {
    /// The first ready task of a run.
    case next(RunID)

    /// A named task.
    case task(TaskID)
  }

  /// The task to start.
  package let target: Target

  private let by: String
  private let leasedUntil: Int?
  private let limit: Int
  private let rules: [Rule<StartSubject>]

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - target: The task to start.
  ///   - by: Who claims it.
  ///   - leasedUntil: When the lease ends, in nanoseconds of the engine's time.
  ///   - limit: The maximum number of attempts under way, over all runs.
  ///   - rules: The gates, in order.
  package init(
    _ target: Target,
    by: String = "",
    leasedUntil: Int? = nil,
    limit: Int = .max,
    rules: [Rule<StartSubject>]
  ) {
    self.target = target
    self.by = by
    self.leasedUntil = leasedUntil
    self.limit = limit
    self.rules = rules
  }

  /// Checks the gates, and starts an attempt if all are open.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: The attempt, or the first closed gate.
  /// - Throws: A ``BoardError``.
  /// - Complexity: O(*n*), where *n* is the number of ready tasks with a closed gate.
  package func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, DispatchReply> {
    try check(state)
    return switch target {
    case .next(let run): try next(of: run, on: state.board)
    case .task(let task): try named(task, on: state.board)
    }
  }

  /// Throws if the target does not exist or the claimer's name is too long.
  ///
  /// - Parameter state: The state to check against.
  /// - Throws: A ``BoardError``.
  package func check(_ state: EngineModel.State) throws {
    try BoardLimits.check(by, "a claimer's name")
    switch target {
    case .next(let run): try state.board.check(run)
    case .task(let task): try state.board.check(task)
    }
  }

  private func next(of id: RunID, on board: Board) throws -> Decision<EngineModel, DispatchReply> {
    // The run's row is read in place: a copy would retain each of its arrays.
    let index = id.rawValue
    let status = board.runs[index].status
    var demotions: [EngineModel.Event] = []
    var reasons: [RefusalReason] = []
    var ordinal = board.runs[index].ready.first
    while let position = ordinal {
      let task = board.tasks[board.runs[index].tasks[position].rawValue]
      guard let reason = refusal(of: task, in: status, on: board) else {
        return start(task, on: board, after: demotions)
      }
      guard reason.isAboutTask else { return Decision(.refused(reason), demotions) }
      demotions += refused(task, reason, on: board)
      if !reasons.contains(reason) { reasons.append(reason) }
      ordinal = board.runs[index].ready.next(from: position + 1)
    }
    return Decision(.refused(nothingToStart(in: board.runs[index], reasons, on: board)), demotions)
  }

  /// Why a run has nothing to start, given the refusals of its ready tasks.
  private func nothingToStart(
    in run: BoardRun,
    _ reasons: [RefusalReason],
    on board: Board
  ) -> RefusalReason {
    if let reason = refusal(of: nil, in: run.status, on: board) { return reason }
    let standings: [TaskStanding] = [
      .awaitingApproval, .awaitingDependencies, .awaitingArtifacts, .awaitingPaths,
    ]
    let standing = standings.first { standing in
      run.count(of: standing) > 0 || standing.reason.map(reasons.contains) == true
    }
    return standing?.reason ?? .noReadyTasks
  }

  private func named(_ id: TaskID, on board: Board) throws -> Decision<EngineModel, DispatchReply> {
    let task = try board.task(id)
    let status = board.runs[task.run.rawValue].status
    guard let reason = refusal(of: task, in: status, on: board) else {
      return start(task, on: board, after: [])
    }
    return Decision(.refused(reason), refused(task, reason, on: board))
  }

  private func refusal(
    of task: BoardTask?,
    in status: RunStatus,
    on board: Board
  ) -> RefusalReason? {
    rules.firstBroken(by: board.startSubject(task, in: status, limit: limit))
  }

  /// Records a refusal, and demotes the task if its own gate is closed.
  private func refused(
    _ task: BoardTask,
    _ reason: RefusalReason,
    on board: Board
  ) -> [EngineModel.Event] {
    let refusal = EngineModel.Event.board(.dispatchRefused(task.id, reason))
    guard reason.isAboutTask && board.isReady(task) else { return [refusal] }
    return [refusal, .board(.taskDemoted(task.id, reason))]
  }

  private func start(
    _ task: BoardTask,
    on board: Board,
    after demotions: [EngineModel.Event]
  ) -> Decision<EngineModel, DispatchReply> {
    let token = AttemptToken(rawValue: board.lastToken.rawValue + 1)
    let number = task.attemptCount + 1
    let attempt = Attempt(token: token, number: number, by: by, leasedUntil: leasedUntil)
    var events = demotions
    events.append(.board(.taskDispatched(task.id, attempt)))
    if !task.spec.needs.isEmpty {
      events.append(.board(.artifactsConsumed(task.id, token, board.offers(for: task))))
    }
    if !task.spec.paths.isEmpty && !task.holdsPaths {
      events.append(.board(.pathsLocked(task.id, token)))
    }
    return Decision(.started(task.id, attempt), events)
  }
}

extension RefusalReason {
  /// Whether the refusal concerns the task itself, not the run or the engine.
  fileprivate var isAboutTask: Bool {
    self != .runAborted && self != .runPaused && self != .dispatchLimitReached
  }
}
