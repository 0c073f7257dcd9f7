/// Creates an empty run.
package struct CreateRun: Command {
  /// Creates the command.
  package init() {}

  /// Gives the run the next identifier.
  ///
  /// - Parameter state: The state to decide on.
  /// - Returns: The run's identifier.
  /// - Throws: ``BoardError/limitReached(_:limit:)``.
  package func decide(_ state: EngineModel.State) throws -> Decision<EngineModel, RunID> {
    guard state.board.runs.count < BoardLimits.runs else {
      throw BoardError.limitReached("runs", limit: BoardLimits.runs)
    }
    let run = RunID(rawValue: state.board.runs.count)
    return Decision(run, [.board(.runCreated(run))])
  }
}
