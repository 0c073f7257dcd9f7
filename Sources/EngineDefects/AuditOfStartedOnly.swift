package import WorkflowEngine

/// Counts a rerun only for tasks that have an audit row, which a task gets at its first start.
///
/// The real board has an audit row for every task, so this discipline writes the row of an
/// unstarted task back unchanged. It affects only `PartialRerun`.
package struct AuditOfStartedOnly: Discipline {
  /// Creates the discipline.
  package init() {}

  /// Performs a rerun in three steps: find the missing rows, rerun, remove the counts of those
  /// rows.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: Errors of the command, or a `LedgerError`.
  package func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply {
    guard command is PartialRerun, let board = ledger as? Ledger<EngineModel> else {
      return try await ledger.perform(command)
    }
    let neverStarted = await board.read { state in
      state.board.tasks.filter { $0.attemptCount == 0 }.map { ($0.id.rawValue, $0.audit) }
    }
    let reply = try await ledger.perform(command)
    try await board.rewrite { state in
      for (position, row) in neverStarted { state.board.tasks[position].audit = row }
    }
    return reply
  }
}
