package import WorkflowEngine

/// Turns a refusal, which is a reply, into a thrown error.
package struct ThrowWhenRefused: Discipline {
  private let isRefusal: @Sendable (any Sendable) -> RefusalReason?

  /// Creates the discipline.
  ///
  /// - Parameter isRefusal: The reason, when a reply is one that it spoils; the others pass.
  package init(_ isRefusal: @escaping @Sendable (any Sendable) -> RefusalReason?) {
    self.isRefusal = isRefusal
  }

  /// Performs a command and throws the reason of a refusal.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: A `RefusalReason`, what the command throws, or a `LedgerError`.
  package func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply {
    let reply = try await ledger.perform(command)
    if let reason = isRefusal(reply) { throw reason }
    return reply
  }
}
