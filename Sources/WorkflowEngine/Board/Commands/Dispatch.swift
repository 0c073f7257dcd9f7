/// Starts a task: the next of a run, or a named one.
///
/// Both are the same command with the same rules, tried within the transaction. The next one is
/// the first that is ready, so that a task that waits for its approval holds up no other.
public struct Dispatch: Command {
  /// What to start.
  public enum Target: Sendable, Hashable {
    /// The first ready task of a run.
    case next(RunID)

    /// A named task.
    case task(TaskID)
  }

  /// What became of it.
  public enum Reply: Sendable, Hashable {
    /// The task was started; the attempt's token fences every report on it.
    case started(TaskID, Attempt)

    /// Nothing was started.
    case refused(RefusalReason)
  }

  /// What to start.
  public let target: Target

  private let rules: [Rule<StartSubject>]

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - target: What to start.
  ///   - rules: The gates, in order.
  package init(_ target: Target, rules: [Rule<StartSubject>]) {
    self.target = target
    self.rules = rules
  }

  /// Tries the gates, and starts an attempt when all are open.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: The attempt, or the first gate that is closed.
  /// - Throws: ``BoardError/unknownRun(_:)`` or ``BoardError/unknownTask(_:)``.
  public func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, Reply> {
    switch target {
    case .next(let run): try next(of: run, on: state.board)
    case .task(let task): try named(task, on: state.board)
    }
  }

  private func next(of id: RunID, on board: Board) throws -> Decision<EngineModel, Reply> {
    let run = try board.run(id)
    let candidate = run.ready.first.map { board.tasks[run.tasks[$0].rawValue] }
    let subject = StartSubject(runStatus: run.status, task: candidate)
    if let reason = rules.firstBroken(by: subject) { return Decision(.refused(reason)) }
    if let candidate { return start(candidate, on: board) }
    if run.count(of: .awaitingApproval) > 0 { return Decision(.refused(.approvalRequired)) }
    if run.count(of: .awaitingDependencies) > 0 {
      return Decision(.refused(.dependenciesNotSatisfied))
    }
    return Decision(.refused(.noReadyTasks))
  }

  private func named(_ id: TaskID, on board: Board) throws -> Decision<EngineModel, Reply> {
    let task = try board.task(id)
    let subject = StartSubject(runStatus: board.runs[task.run.rawValue].status, task: task)
    if let reason = rules.firstBroken(by: subject) {
      return Decision(.refused(reason), [.board(.dispatchRefused(id, reason))])
    }
    return start(task, on: board)
  }

  private func start(_ task: BoardTask, on board: Board) -> Decision<EngineModel, Reply> {
    let token = AttemptToken(rawValue: board.lastToken.rawValue + 1)
    let attempt = Attempt(token: token, number: task.attemptCount + 1)
    return Decision(.started(task.id, attempt), [.board(.taskDispatched(task.id, attempt))])
  }
}
