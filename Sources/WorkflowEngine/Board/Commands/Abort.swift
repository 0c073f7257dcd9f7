/// Aborts a run for good, unless it has succeeded: nothing starts in it any more.
///
/// Attempts under way may still report, but the run stays aborted.
package struct Abort: Command {
  private let run: RunID

  /// Creates the command.
  ///
  /// - Parameter run: The run.
  package init(_ run: RunID) { self.run = run }

  /// Aborts the run.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: Whether this command aborted the run.
  /// - Throws: ``BoardError/unknownRun(_:)``.
  package func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, RunControlReply> {
    let status = try state.board.run(run).status
    switch status {
    case .created, .running, .paused, .failed:
      let event = Board.Event.runStatusChanged(run, from: status, to: .aborted, cause: .abort)
      return Decision(.moved(to: .aborted), [.board(event)])
    case .aborted: return Decision(.refused(.runAborted))
    case .succeeded: return Decision(.refused(.runFinished))
    }
  }
}
