package import WorkflowEngine

/// Replaces the decision of every start; other commands are unchanged.
package struct DispatchInstead: Discipline {
  private let decide: Decide

  /// Decides a start on a state.
  package typealias Decide =
    @Sendable (Dispatch, EngineModel.State) throws -> Decision<EngineModel, DispatchReply>

  /// Creates the discipline.
  ///
  /// - Parameter decide: Decides a start on a state; a pure function.
  package init(_ decide: @escaping Decide) { self.decide = decide }

  /// Performs a command in one transaction; a start uses the replaced decision.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: Errors of the command, or a `LedgerError`.
  package func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply {
    guard let dispatch = command as? Dispatch, let board = ledger as? Ledger<EngineModel> else {
      return try await ledger.perform(command)
    }
    let reply = try await board.atomically { try decide(dispatch, $0) }
    guard let reply = reply as? C.Reply else {
      preconditionFailure("The reply to a start must be a DispatchReply.")
    }
    return reply
  }
}
