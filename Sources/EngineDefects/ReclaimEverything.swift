package import WorkflowEngine

/// Ignores the limit of a call that reclaims claims.
package struct ReclaimEverything: Discipline {
  /// Creates the discipline.
  package init() {}

  /// Performs a command in one transaction; a reclaim takes all expired claims.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: Errors of the command, or a `LedgerError`.
  package func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply {
    guard let reclaim = command as? ReclaimExpired,
      let all = ReclaimExpired(at: reclaim.at, limit: .max, rules: reclaim.rules) as? C
    else { return try await ledger.perform(command) }
    return try await ledger.perform(all)
  }
}
