package import WorkflowEngine

/// Puts back the handoffs that a command has dropped, as if it had not thought of them.
///
/// Three steps: a look at the handoffs, the command, and the writing back; nothing of it is on record.
package struct HandoffsKept: Discipline {
  private let applies: @Sendable (any Command) -> Bool

  /// Creates the discipline.
  ///
  /// - Parameter applies: Which commands it spoils; the others stay atomic.
  package init(applies: @escaping @Sendable (any Command) -> Bool) { self.applies = applies }

  /// Performs a command, and brings back every handoff that is gone after it.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: What the command throws, or a `LedgerError`.
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
