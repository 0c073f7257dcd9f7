package import WorkflowEngine

/// Replaces the consequences of events.
package struct AlterConsequences: Discipline {
  private let applies: @Sendable (any Command) -> Bool
  private let alter: @Sendable (Board.Event, Board, [Board.Event]) -> [Board.Event]

  /// Creates the discipline.
  ///
  /// - Parameters:
  ///   - applies: Whether the defect affects a command; other commands have correct consequences.
  ///   - alter: The wrong consequences, given the event, the board after it, and the correct ones.
  package init(
    applies: @escaping @Sendable (any Command) -> Bool,
    alter: @escaping @Sendable (Board.Event, Board, [Board.Event]) -> [Board.Event]
  ) {
    self.applies = applies
    self.alter = alter
  }

  /// Performs a command in one transaction with wrong consequences.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: Errors of the command, or a `LedgerError`.
  package func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply {
    guard applies(command) else { return try await ledger.perform(command) }
    return try await ledger.atomically(
      consequences: { event, state in
        let following = C.M.consequences(of: event, in: state)
        guard case .board(let event)? = event as? EngineModel.Event,
          let state = state as? EngineModel.State
        else { return following }
        let expected = following.compactMap { event -> Board.Event? in
          guard case .board(let board)? = event as? EngineModel.Event else { return nil }
          return board
        }
        return alter(event, state.board, expected).compactMap {
          EngineModel.Event.board($0) as? C.M.Event
        }
      }
    ) { try command.decide($0) }
  }
}
