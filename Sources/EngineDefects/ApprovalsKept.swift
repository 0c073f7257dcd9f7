package import WorkflowEngine

/// Restores the old approvals of tasks that are rerun.
///
/// It affects only `PartialRerun`.
package struct ApprovalsKept: Discipline {
  /// Creates the discipline.
  package init() {}

  /// Performs a rerun, then writes the old approvals back.
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
    let seen = await board.read { $0.board.tasks.map(\.approval) }
    let reply = try await ledger.perform(command)
    guard case .accepted? = reply as? RerunReply else { return reply }
    try await board.rewrite { state in
      for (index, approval) in seen.enumerated() where approval == .approved {
        state.board.tasks[index].approval = approval
      }
    }
    return reply
  }
}
