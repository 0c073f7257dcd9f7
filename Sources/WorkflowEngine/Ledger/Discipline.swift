/// How a command becomes a transaction.
///
/// Production has one discipline, ``Atomic``. Planted defects are other conformances, in a module
/// of their own, so that the engine holds no branch for them.
public protocol Discipline: Sendable {
  /// Performs a command on a ledger.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply, once its events are durable.
  /// - Throws: What the command throws, or a ``LedgerError``.
  func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply
}
