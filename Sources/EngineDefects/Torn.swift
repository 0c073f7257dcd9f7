package import WorkflowEngine

/// Splits one transaction into one per event; only the first event is decided on the current state.
package struct Torn: Discipline {
  private let applies: @Sendable (any Command) -> Bool

  /// Creates the discipline.
  ///
  /// - Parameter applies: Whether the defect affects a command; other commands stay atomic.
  package init(applies: @escaping @Sendable (any Command) -> Bool) { self.applies = applies }

  /// Performs a command in one transaction per event.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: Errors of the command, or a `LedgerError`.
  package func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply {
    guard applies(command) else { return try await ledger.perform(command) }
    let decision = try await ledger.atomically { state in
      let decision = try command.decide(state)
      return Decision<C.M, Decision<C.M, C.Reply>>(decision, Array(decision.events.prefix(1)))
    }
    for event in decision.events.dropFirst() {
      try await ledger.atomically { _ in Decision((), [event]) }
    }
    return decision.reply
  }
}
