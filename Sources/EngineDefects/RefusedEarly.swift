package import WorkflowEngine

/// Replies at once to a command that records nothing, although its reason may not be durable yet.
package struct RefusedEarly: Discipline {
  /// Creates the discipline.
  package init() {}

  /// Performs a command in one transaction, and without one if it has no events.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: Errors of the command, or a `LedgerError`.
  package func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply {
    let reply = try await ledger.read { state throws -> C.Reply? in
      let decision = try command.decide(state)
      return decision.events.isEmpty ? decision.reply : nil
    }
    if let reply { return reply }
    return try await ledger.perform(command)
  }
}
