package import WorkflowEngine

/// Turns a refusal, which is a reply, into a thrown error.
package struct ThrowWhenRefused: Discipline {
  private let isRefusal: @Sendable (any Sendable) -> RefusalReason?

  /// Creates the discipline.
  ///
  /// - Parameter isRefusal: The reason if the reply is an affected refusal; otherwise `nil`.
  package init(_ isRefusal: @escaping @Sendable (any Sendable) -> RefusalReason?) {
    self.isRefusal = isRefusal
  }

  /// Performs a command and throws the reason of a refusal.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: A `RefusalReason`, errors of the command, or a `LedgerError`.
  package func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply {
    let reply = try await ledger.perform(command)
    if let reason = isRefusal(reply) { throw reason }
    return reply
  }
}
