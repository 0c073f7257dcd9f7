package import WorkflowEngine

/// Restores handoffs that a command has dropped.
///
/// Three steps: read the handoffs, perform the command, write the handoffs back without a record.
package struct HandoffsKept: Discipline {
  private let applies: @Sendable (any Command) -> Bool

  /// Creates the discipline.
  ///
  /// - Parameter applies: Whether the defect affects a command; other commands stay atomic.
  package init(applies: @escaping @Sendable (any Command) -> Bool) { self.applies = applies }

  /// Performs a command, then restores every handoff that it dropped.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: Errors of the command, or a `LedgerError`.
  package func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply {
    guard applies(command), let board = ledger as? Ledger<EngineModel> else {
      return try await ledger.perform(command)
    }
    let seen = await board.read { $0.board.tasks.map(\.handoff) }
    let reply = try await ledger.perform(command)
    try await board.rewrite { state in
      for (index, handoff) in seen.enumerated() where state.board.tasks[index].handoff == nil {
        state.board.tasks[index].handoff = handoff
      }
    }
    return reply
  }
}
