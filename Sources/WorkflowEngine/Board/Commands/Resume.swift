/// Resumes a paused run, with the status that follows from its tasks.
package struct Resume: Command {
  private let run: RunID

  /// Creates the command.
  ///
  /// - Parameter run: The run.
  package init(_ run: RunID) { self.run = run }

  /// Resumes the run.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: The status of the run now, or why it cannot be resumed.
  /// - Throws: ``BoardError/unknownRun(_:)``.
  package func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, RunControlReply> {
    let row = try state.board.run(run)
    switch row.status {
    case .paused:
      let status = row.computedStatus
      let event = Board.Event.runStatusChanged(run, from: .paused, to: status, cause: .resume)
      return Decision(.moved(to: status), [.board(event)])
    case .aborted: return Decision(.refused(.runAborted))
    case .created, .running, .succeeded, .failed: return Decision(.refused(.runNotPaused))
    }
  }
}
