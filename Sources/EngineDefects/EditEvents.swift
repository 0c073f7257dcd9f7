package import WorkflowEngine

/// Drops, duplicates or changes the events of a transaction, including consequences.
package struct EditEvents: Discipline {
  private let applies: @Sendable (any Command) -> Bool
  private let edit: @Sendable (Board.Event) -> [Board.Event]

  /// Creates the discipline.
  ///
  /// - Parameters:
  ///   - applies: Whether the defect affects a command; other commands keep their events.
  ///   - edit: Returns the events that replace an event.
  package init(
    applies: @escaping @Sendable (any Command) -> Bool,
    edit: @escaping @Sendable (Board.Event) -> [Board.Event]
  ) {
    self.applies = applies
    self.edit = edit
  }

  /// Performs a command in one transaction with changed events.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: Errors of the command, or a `LedgerError`.
  package func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply {
    guard applies(command) else { return try await ledger.perform(command) }
    return try await ledger.atomically(
      consequences: { event, state in edited(C.M.consequences(of: event, in: state)) }
    ) { state in
      var decision = try command.decide(state)
      decision.events = edited(decision.events)
      return decision
    }
  }

  private func edited<Event>(_ events: [Event]) -> [Event] {
    events.flatMap { event -> [Event] in
      guard case .board(let board)? = event as? EngineModel.Event else { return [event] }
      return edit(board).compactMap { EngineModel.Event.board($0) as? Event }
    }
  }
}
