package import WorkflowEngine

/// Decides on a state that is not quite the one that is there.
///
/// Two steps: a look at the board, and a transaction that is decided on the board as it is by then,
/// edited with what was seen. The decision itself is atomic; what it rests on is wrong.
package struct DecideOnEditedState: Discipline {
  private let applies: @Sendable (any Command) -> Bool
  private let edit: @Sendable (_ board: inout Board, _ seen: Board, any Command) -> Void

  /// Creates the discipline.
  ///
  /// - Parameters:
  ///   - applies: Which commands it spoils; the others stay atomic.
  ///   - edit: Spoils the board that is decided on; the board that is kept stays as it is.
  package init(
    applies: @escaping @Sendable (any Command) -> Bool,
    edit: @escaping @Sendable (_ board: inout Board, _ seen: Board, any Command) -> Void
  ) {
    self.applies = applies
    self.edit = edit
  }

  /// Performs a command on an edited copy of the state.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: What the command throws, or a `LedgerError`.
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
