package import WorkflowEngine

/// Records a part of a transaction in a second transaction, one step later.
///
/// The checks for that part run only in the first transaction.
package struct PartLater: Discipline {
  private let applies: @Sendable (any Command) -> Bool
  private let isPart: @Sendable (Board.Event) -> Bool

  /// Creates the discipline.
  ///
  /// - Parameters:
  ///   - applies: Whether the defect affects a command; other commands stay atomic.
  ///   - isPart: Whether an event is recorded in the second transaction.
  package init(
    applies: @escaping @Sendable (any Command) -> Bool,
    isPart: @escaping @Sendable (Board.Event) -> Bool
  ) {
    self.applies = applies
    self.isPart = isPart
  }

  /// Performs a command in two transactions, or in one if no event is recorded later.
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
      let first = decision.events.filter { !isLater($0) }
      return Decision<C.M, Decision<C.M, C.Reply>>(decision, first)
    }
    let later = decision.events.filter(isLater)
    if !later.isEmpty { try await ledger.atomically { _ in Decision((), later) } }
    return decision.reply
  }

  private func isLater<Event>(_ event: Event) -> Bool {
    guard case .board(let board)? = event as? EngineModel.Event else { return false }
    return isPart(board)
  }
}
