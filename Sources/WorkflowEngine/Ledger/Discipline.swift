/// How a command becomes a transaction.
///
/// Production uses one discipline, ``Atomic``. Planted defects are other conformances, in a
/// separate module, so that the engine contains no code for them.
public protocol Discipline: Sendable {
  /// Performs a command on a ledger.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply, once its events are durable.
  /// - Throws: Errors of the command, or a ``LedgerError``.
  func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply
}
