/// The production discipline: one actor step decides, changes the state, assigns numbers and
/// appends.
public struct Atomic: Discipline {
  /// Creates the discipline.
  public init() {}

  /// Performs a command in one transaction.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply, once its events are durable.
  /// - Throws: Errors of the command, or a ``LedgerError``.
  public func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply {
    try await ledger.perform(command)
  }
}
