package import WorkflowEngine

/// Decides on a modified copy of the state.
///
/// Two steps: read the board, then decide in a transaction on the current board, modified with the
/// earlier reading. The decision itself is atomic, but its input is wrong.
package struct DecideOnEditedState: Discipline {
  private let applies: @Sendable (any Command) -> Bool
  private let edit: @Sendable (_ board: inout Board, _ seen: Board, any Command) -> Void

  /// Creates the discipline.
  ///
  /// - Parameters:
  ///   - applies: Whether the defect affects a command; other commands stay atomic.
  ///   - edit: Modifies the copy for the decision; the real board does not change.
  package init(
    applies: @escaping @Sendable (any Command) -> Bool,
    edit: @escaping @Sendable (_ board: inout Board, _ seen: Board, any Command) -> Void
  ) {
    self.applies = applies
    self.edit = edit
  }

  /// Performs a command on a modified copy of the state.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: Errors of the command, or a `LedgerError`.
  package func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply {
    guard applies(command) else { return try await ledger.perform(command) }
    let seen = await ledger.read { ($0 as? EngineModel.State)?.board }
    return try await ledger.atomically { state in
      guard let seen, var copy = state as? EngineModel.State else {
        return try command.decide(state)
      }
      edit(&copy.board, seen, command)
      return try command.decide(copy as? C.M.State ?? state)
    }
  }
}
