/// Starts a task: the next of a run, or a named one.
///
/// Both are the same command with the same rules, tried within the transaction. The next one is
/// the first that is ready, so that a task that waits for its approval holds up no other. A task
/// that is found ready with a gate closed is ready no longer: it is demoted, which is on record.
package struct Dispatch: Command {
  /// What to start.
  package enum Target: Sendable, Hashable {
    /// The first ready task of a run.
    case next(RunID)

    /// A named task.
    case task(TaskID)
  }

  /// What to start.
  package let target: Target

  private let by: String
  private let leasedUntil: Int?
  private let limit: Int
  private let rules: [Rule<StartSubject>]

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - target: What to start.
  ///   - by: Who claims it.
  ///   - leasedUntil: Until when the claim stands, in nanoseconds of the engine's time.
  ///   - limit: How many attempts may be under way, over all runs.
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

  /// Tries the gates, and starts an attempt when all are open.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: The attempt, or the first gate that is closed.
  /// - Throws: A ``BoardError``.
  /// - Complexity: O(*n*), where *n* is the number of tasks that are found ready with a gate closed.
  package func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, DispatchReply> {
    try check(state)
    return switch target {
    case .next(let run): try next(of: run, on: state.board)
    case .task(let task): try named(task, on: state.board)
    }
  }

  /// Looks whether there is what is to be started, and whether the name fits.
  ///
  /// - Parameter state: The state to look at.
  /// - Throws: A ``BoardError``.
  package func check(_ state: EngineModel.State) throws {
    try BoardLimits.check(by, "a claimer's name")
    switch target {
    case .next(let run): try state.board.check(run)
    case .task(let task): try state.board.check(task)
    }
  }

  private func next(of id: RunID, on board: Board) throws -> Decision<EngineModel, DispatchReply> {
    // The row of the run is read where it is: a copy would count a reference for each of its lists.
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

  /// Why a run has nothing to start, given why its ready tasks were just turned away.
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

  /// Records a refusal, and that a task is ready no longer when it is why.
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
  /// Whether a start was refused for the task's own sake, not for the run's or the engine's.
  fileprivate var isAboutTask: Bool {
    self != .runAborted && self != .runPaused && self != .dispatchLimitReached
  }
}
