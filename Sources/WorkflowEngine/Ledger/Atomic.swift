/// The production discipline: deciding, changing, numbering and appending are one actor step.
public struct Atomic: Discipline {
  /// Creates the discipline.
  public init() {}

  /// Performs a command in one transaction.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply, once its events are durable.
  /// - Throws: What the command throws, or a ``LedgerError``.
  public func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply {
    try await ledger.perform(command)
  }
}
