package import WorkflowEngine

/// Records the consequences in a second transaction, computed from a state that may be out of date.
///
/// Three steps: record the events, compute the consequences, record the consequences.
package struct ConsequencesApart: Discipline {
  private let applies: @Sendable (any Command) -> Bool
  private let parts: @Sendable (Board.Event) -> Bool

  /// Creates the discipline.
  ///
  /// - Parameters:
  ///   - applies: Whether the defect affects a command; other commands stay atomic.
  ///   - parts: Which consequences are recorded later; the others stay in the first transaction.
  package init(
    applies: @escaping @Sendable (any Command) -> Bool,
    parts: @escaping @Sendable (Board.Event) -> Bool = { _ in true }
  ) {
    self.applies = applies
    self.parts = parts
  }

  /// Performs a command without consequences, and records them afterwards.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: Errors of the command, or a `LedgerError`.
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
