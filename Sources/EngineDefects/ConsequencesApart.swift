package import WorkflowEngine

/// Runs the consequences in a second transaction, drawn from a state that may have moved on.
///
/// Three steps: the events, a look at what follows from them, and the writing of what was seen.
package struct ConsequencesApart: Discipline {
  private let applies: @Sendable (any Command) -> Bool

  /// Creates the discipline.
  ///
  /// - Parameter applies: Which commands it spoils; the others stay atomic.
  package init(applies: @escaping @Sendable (any Command) -> Bool) { self.applies = applies }

  /// Performs a command without consequences, and writes them afterwards.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: What the command throws, or a `LedgerError`.
  package func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply {
    guard applies(command) else { return try await ledger.perform(command) }
    let decision = try await ledger.atomically(consequences: { _, _ in [] }) { state in
      let decision = try command.decide(state)
      return Decision<C.M, Decision<C.M, C.Reply>>(decision, decision.events)
    }
    let following = await ledger.read { state in
      decision.events.flatMap { C.M.consequences(of: $0, in: state) }
    }
    try await ledger.atomically { _ in Decision((), following) }
    return decision.reply
  }
}
