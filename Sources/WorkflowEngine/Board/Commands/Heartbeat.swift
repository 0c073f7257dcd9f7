/// Renews the lease of a live attempt; a lease never becomes shorter.
package struct Heartbeat: Command {
  private let task: TaskID
  private let token: AttemptToken
  private let until: Int?
  private let rules: [Rule<CallbackSubject>]

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - token: The attempt's token.
  ///   - until: The new end of the lease, in nanoseconds of the engine's time; `nil` without
  ///     leases.
  ///   - rules: The guards, in order.
  package init(
    _ task: TaskID,
    _ token: AttemptToken,
    until: Int?,
    rules: [Rule<CallbackSubject>]
  ) {
    self.task = task
    self.token = token
    self.until = until
    self.rules = rules
  }

  /// Accepts the call if every guard allows it.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: Whether the call was accepted, and whether the attempt was asked to stop.
  /// - Throws: ``BoardError/unknownTask(_:)``.
  package func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, HeartbeatReply> {
    let renewal = try renewal(on: state.board)
    let isCancelled = try state.board.task(task).status == .cancelRequested
    return switch renewal.reply {
    case .refused(let reason): Decision(.refused(reason), renewal.events)
    case .accepted: Decision(isCancelled ? .stopRequested : .accepted, renewal.events)
    }
  }

  private func renewal(on board: Board) throws -> Decision<EngineModel, CallbackReply> {
    guard let until else { return try board.report(on: task, token, .heartbeat, rules: rules) }
    let later = max(until, try board.task(task).leasedUntil ?? until)
    let event = Board.Event.leaseExtended(task, token, until: later)
    return try board.report(event, on: task, token, .heartbeat, rules: rules)
  }
}
