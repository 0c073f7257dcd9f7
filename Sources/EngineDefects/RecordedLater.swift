package import WorkflowEngine

/// Changes the state in one step, and records the change in the next.
///
/// In between, other commands see a change that is not recorded yet, and their records come first.
/// Only for events that can be applied twice, such as a decision.
package struct RecordedLater: Discipline {
  private let applies: @Sendable (any Command) -> Bool

  /// Creates the discipline.
  ///
  /// - Parameter applies: Whether the defect affects a command; other commands stay atomic.
  package init(applies: @escaping @Sendable (any Command) -> Bool) { self.applies = applies }

  /// Performs a command in two steps: the change, then its record.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: Errors of the command, or a `LedgerError`.
  package func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply {
    guard applies(command) else { return try await ledger.perform(command) }
    let decision = try await ledger.rewrite { state in
      let decision = try command.decide(state)
      for event in decision.events { C.M.evolve(&state, event) }
      return decision
    }
    return try await ledger.atomically { _ in decision }
  }
}
