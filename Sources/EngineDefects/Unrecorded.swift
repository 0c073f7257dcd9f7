package import WorkflowEngine

/// Changes the state and records nothing.
package struct Unrecorded: Discipline {
  private let applies: @Sendable (any Command) -> Bool

  /// Creates the discipline.
  ///
  /// - Parameter applies: Which commands it spoils; the others stay atomic.
  package init(applies: @escaping @Sendable (any Command) -> Bool) { self.applies = applies }

  /// Performs a command in the state alone.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: What the command throws, or a `LedgerError`.
  package func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply {
    guard applies(command) else { return try await ledger.perform(command) }
    return try await ledger.rewrite { state in
      let decision = try command.decide(state)
      for event in decision.events { C.M.evolve(&state, event) }
      return decision.reply
    }
  }
}
