package import WorkflowEngine

/// Drops, doubles or alters the events of a transaction, decided ones and consequences alike.
package struct EditEvents: Discipline {
  private let applies: @Sendable (any Command) -> Bool
  private let edit: @Sendable (Board.Event) -> [Board.Event]

  /// Creates the discipline.
  ///
  /// - Parameters:
  ///   - applies: Which commands it spoils; the others keep their events.
  ///   - edit: What stands in an event's place.
  package init(
    applies: @escaping @Sendable (any Command) -> Bool,
    edit: @escaping @Sendable (Board.Event) -> [Board.Event]
  ) {
    self.applies = applies
    self.edit = edit
  }

  /// Performs a command in one transaction of edited events.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: What the command throws, or a `LedgerError`.
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
