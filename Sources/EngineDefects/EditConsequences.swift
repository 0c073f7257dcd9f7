package import WorkflowEngine

/// Drops, adds or alters what follows from an event by itself.
package struct EditConsequences: Discipline {
  /// What follows instead: from the event, by the board that has it, in place of what should follow.
  package typealias Edit =
    @Sendable (_ cause: Board.Event, _ board: Board, _ following: [Board.Event]) -> [Board.Event]

  private let applies: @Sendable (any Command) -> Bool
  private let edit: Edit

  /// Creates the discipline.
  ///
  /// - Parameters:
  ///   - applies: Which commands it spoils; from the events of others follows what should.
  ///   - edit: What follows instead.
  package init(applies: @escaping @Sendable (any Command) -> Bool, edit: @escaping Edit) {
    self.applies = applies
    self.edit = edit
  }

  /// Performs a command in one transaction with edited consequences.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: What the command throws, or a `LedgerError`.
  package func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply {
    guard applies(command) else { return try await ledger.perform(command) }
    return try await ledger.atomically(consequences: { event, state in
      let following = C.M.consequences(of: event, in: state)
      guard case .board(let cause)? = event as? EngineModel.Event,
        let board = (state as? EngineModel.State)?.board
      else { return following }
      let events = following.compactMap { event -> Board.Event? in
        if case .board(let event)? = event as? EngineModel.Event { event } else { nil }
      }
      return edit(cause, board, events).compactMap { EngineModel.Event.board($0) as? C.M.Event }
    }) { try command.decide($0) }
  }
}
