package import WorkflowEngine

/// Reads a task's audit row, starts the task, and writes the old row back with one start added.
///
/// The count of a rerun in between is lost. It affects only `Dispatch`.
package struct StaleAuditWriteBack: Discipline {
  /// Creates the discipline.
  package init() {}

  /// Performs a start in three steps: read the audit rows, start, write one row back.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: Errors of the command, or a `LedgerError`.
  package func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply {
    guard command is Dispatch, let board = ledger as? Ledger<EngineModel> else {
      return try await ledger.perform(command)
    }
    // The task is not known yet, so read the rows of all tasks.
    let seen = await board.read { $0.board.tasks.map(\.audit) }
    let reply = try await ledger.perform(command)
    guard case .started(let task, _)? = reply as? DispatchReply,
      seen.indices.contains(task.rawValue)
    else { return reply }
    var stale = seen[task.rawValue]
    stale.countDispatch()
    let row = stale
    try await board.rewrite { $0.board.tasks[task.rawValue].audit = row }
    return reply
  }
}
