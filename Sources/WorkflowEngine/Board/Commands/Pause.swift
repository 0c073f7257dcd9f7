/// Pauses a run that was created or is running: nothing starts until it is resumed.
///
/// Attempts under way continue and may report.
package struct Pause: Command {
  private let run: RunID

  /// Creates the command.
  ///
  /// - Parameter run: The run.
  package init(_ run: RunID) { self.run = run }

  /// Pauses the run.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: Whether this command paused the run.
  /// - Throws: ``BoardError/unknownRun(_:)``.
  package func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, RunControlReply> {
    let status = try state.board.run(run).status
    switch status {
    case .created, .running:
      let event = Board.Event.runStatusChanged(run, from: status, to: .paused, cause: .pause)
      return Decision(.moved(to: .paused), [.board(event)])
    case .paused: return Decision(.refused(.runPaused))
    case .aborted: return Decision(.refused(.runAborted))
    case .succeeded, .failed: return Decision(.refused(.runFinished))
    }
  }
}
