package import WorkflowEngine

/// Changes the state and records nothing.
package struct Unrecorded: Discipline {
  private let applies: @Sendable (any Command) -> Bool

  /// Creates the discipline.
  ///
  /// - Parameter applies: Whether the defect affects a command; other commands stay atomic.
  package init(applies: @escaping @Sendable (any Command) -> Bool) { self.applies = applies }

  /// Changes the state by a command, without a record.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: Errors of the command, or a `LedgerError`.
  package func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply {
    guard applies(command) else { return try await ledger.perform(command) }
    return try await ledger.rewrite { state in
      let decision = try command.decide(state)
      for event in decision.events { C.M.evolve(&state, event) }
      return decision.reply
    }
  }
}
