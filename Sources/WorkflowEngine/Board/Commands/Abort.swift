/// Aborts a run for good, unless it has succeeded: nothing starts in it any more.
///
/// Attempts under way are asked to stop. They may still end, but the run stays aborted.
package struct Abort: Command {
  private let run: RunID
  private let by: String

  /// Creates the command.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - by: Who asks.
  package init(_ run: RunID, by: String) {
    self.run = run
    self.by = by
  }

  /// Aborts the run.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: Whether this command aborted the run.
  /// - Throws: ``BoardError/unknownRun(_:)`` or ``BoardError/limitReached(_:limit:)``.
  /// - Complexity: O(*n*), where *n* is the number of tasks of the run.
  package func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, RunControlReply> {
    try BoardLimits.check(by, "a requester's name")
    let status = try state.board.run(run).status
    switch status {
    case .created, .running, .paused, .failed:
      let event = Board.Event.runStatusChanged(run, from: status, to: .aborted, cause: .abort)
      return Decision(.moved(to: .aborted), [.board(event)] + (try stops(on: state.board)))
    case .aborted: return Decision(.refused(.runAborted))
    case .succeeded: return Decision(.refused(.runFinished))
    }
  }

  /// The requests to stop, in the order of the tasks.
  private func stops(on board: Board) throws -> [EngineModel.Event] {
    let row = try board.run(run)
    guard row.activeCount <= BoardLimits.cascade else {
      throw BoardError.limitReached("attempts to stop at once", limit: BoardLimits.cascade)
    }
    return row.tasks.lazy.map { board.tasks[$0.rawValue] }
      .filter { $0.status.isActive && $0.status != .cancelRequested }
      .map { .board($0.cancellation(by: by)) }
  }
}
