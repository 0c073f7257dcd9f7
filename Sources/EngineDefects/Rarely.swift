package import WorkflowEngine

/// A bug that shows in one transaction of three: where the number of the next event is a multiple of
/// three.
///
/// Which one that is depends on the schedule, as it does for a bug at the edge of a page or a batch.
package struct Rarely: Discipline {
  /// One transaction of so many has the bug.
  package static let interval: Int = 3

  private let faulty: any Discipline

  /// Creates the discipline.
  ///
  /// - Parameter faulty: The discipline with the bug.
  package init(_ faulty: any Discipline) { self.faulty = faulty }

  /// Performs a command, sometimes with the bug.
  ///
  /// - Parameters:
  ///   - command: The command to perform.
  ///   - ledger: The ledger to perform it on.
  /// - Returns: The command's reply.
  /// - Throws: Errors of the command, or a `LedgerError`.
  package func perform<C: Command>(_ command: C, on ledger: Ledger<C.M>) async throws -> C.Reply {
    guard await ledger.nextSequence.isMultiple(of: Self.interval) else {
      return try await ledger.perform(command)
    }
    return try await faulty.perform(command, on: ledger)
  }
}
