package import WorkflowEngine

/// Decides in one step and applies the decision in the next, without a new check.
package struct DecideOnStaleState: Discipline {
  private let applies: @Sendable (any Command) -> Bool

  /// Creates the discipline.
  ///
  /// - Parameter applies: Whether the defect affects a command; other commands stay atomic.
  package init(applies: @escaping @Sendable (any Command) -> Bool) { self.applies = applies }

  /// Performs a command in two steps: the decision, then the transaction.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: Errors of the command, or a `LedgerError`.
  package func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply {
    guard applies(command) else { return try await ledger.perform(command) }
    let decision = try await ledger.read { try command.decide($0) }
    return try await ledger.atomically { _ in decision }
  }
}
