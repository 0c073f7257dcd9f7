package import WorkflowEngine

/// Changes the state in one step, and records why in the next.
///
/// In between, others act on a change that is not on record, and their own records come first. Fit
/// for events that can be brought into the state twice, such as a decision.
package struct RecordedLater: Discipline {
  private let applies: @Sendable (any Command) -> Bool

  /// Creates the discipline.
  ///
  /// - Parameter applies: Which commands it spoils; the others stay atomic.
  package init(applies: @escaping @Sendable (any Command) -> Bool) { self.applies = applies }

  /// Performs a command in two steps: the change, and its record.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: What the command throws, or a `LedgerError`.
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
