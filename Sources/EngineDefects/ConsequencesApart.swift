package import WorkflowEngine

/// Runs the consequences in a second transaction, drawn from a state that may have moved on.
///
/// Three steps: the events, a look at what follows from them, and the writing of what was seen.
package struct ConsequencesApart: Discipline {
  private let applies: @Sendable (any Command) -> Bool
  private let parts: @Sendable (Board.Event) -> Bool

  /// Creates the discipline.
  ///
  /// - Parameters:
  ///   - applies: Which commands it spoils; the others stay atomic.
  ///   - parts: Which consequences come apart; the others stay where they belong.
  package init(
    applies: @escaping @Sendable (any Command) -> Bool,
    parts: @escaping @Sendable (Board.Event) -> Bool = { _ in true }
  ) {
    self.applies = applies
    self.parts = parts
  }

  /// Performs a command without consequences, and writes them afterwards.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: What the command throws, or a `LedgerError`.
  package func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply {
    guard applies(command) else { return try await ledger.perform(command) }
    let decision = try await ledger.atomically(
      consequences: { event, state in
        C.M.consequences(of: event, in: state).filter { !comesApart($0) }
      }
    ) { state in
      let decision = try command.decide(state)
      return Decision<C.M, Decision<C.M, C.Reply>>(decision, decision.events)
    }
    let following = await ledger.read { state in
      decision.events.flatMap { C.M.consequences(of: $0, in: state).filter(comesApart) }
    }
    try await ledger.atomically { _ in Decision((), following) }
    return decision.reply
  }
  private func comesApart<Event>(_ event: Event) -> Bool {
    guard case .board(let board)? = event as? EngineModel.Event else { return true }
    return parts(board)
  }
}
