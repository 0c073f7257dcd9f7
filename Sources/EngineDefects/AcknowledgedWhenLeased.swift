package import WorkflowEngine

/// Counts leased entries as delivered, in the transaction of the lease.
package struct AcknowledgedWhenLeased: Discipline {
  /// Creates the discipline.
  package init() {}

  /// Performs a command in one transaction, and acknowledges a lease in the same transaction.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: Errors of the command, or a `LedgerError`.
  package func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply {
    guard command is LeaseLane else { return try await ledger.perform(command) }
    return try await ledger.atomically { state in
      var decision = try command.decide(state)
      guard let lease = decision.reply as? Outbox.Lease, let state = state as? EngineModel.State
      else { return decision }
      let lane = state.outbox.lanes[lease.lane]
      let delivered = Outbox.Event.delivered(
        lane: lease.lane,
        token: lease.token,
        through: lease.through,
        count: lane.committedCount - lane.deliveredCount
      )
      if let event = EngineModel.Event.outbox(delivered) as? C.M.Event {
        decision.events.append(event)
      }
      return decision
    }
  }
}
