import StressKit
import WorkflowEngine

extension Scenario where System: EngineSystem {
  /// The global invariants: the audit of the engine's ledger, at the end and after one earlier
  /// transaction, which differs from iteration to iteration.
  static var ledgerAudit: [Invariant<Self>] { ledgerAudit(inBetween: true) }

  /// The audit of the engine's ledger at the end, and in between only if wanted.
  static func ledgerAudit(inBetween: Bool) -> [Invariant<Self>] {
    LedgerAudit.checks.enumerated().map { index, check in
      Invariant(check.id, shape: BugShape(check.shape), check.statement) { _, system, iteration in
        let found = try await iteration.once("ledger audit") {
          try LedgerAudit.byCheck(
            system.engine.records(),
            await system.engine.read { $0 },
            dispatchLimit: system.engine.configuration.dispatchLimit,
            earlier: inBetween ? iteration.index : 0
          )
        }
        return .none(found[index])
      }
    }
  }
}

extension LedgerAudit {
  /// Performs every check on the final state, and on the state after an earlier transaction.
  ///
  /// A mistake in the middle is often undone before the end.
  ///
  /// - Parameters:
  ///   - records: The records, in the order of the journal.
  ///   - state: The state after the last record.
  ///   - dispatchLimit: The maximum number of attempts under way.
  ///   - place: Which transaction is the earlier one, at least 0; modulo their number.
  /// - Returns: For each check its findings, in the order of ``checks``.
  static func byCheck(
    _ records: [EngineRecord],
    _ state: EngineModel.State,
    dispatchLimit: Int,
    earlier place: Int
  ) -> [[String]] {
    let earlier = place % max(1, records.last?.transaction ?? 1)
    var audit = RunningAudit(dispatchLimit: dispatchLimit)
    var earlierState = EngineModel.State()
    var found: [[String]] = []
    for record in records {
      if record.transaction <= earlier {
        EngineModel.evolve(&earlierState, record.event)
      } else if found.isEmpty {
        found = audit.findings(in: earlierState)
      }
      audit.take(record)
    }
    let last = audit.findings(in: state)
    return found.isEmpty ? last : zip(found, last).map { $0 + $1 }
  }
}

extension BugShape {
  /// The engine and StressKit are independent, but use the same names for the shapes.
  fileprivate init?(_ shape: AuditShape) { self.init(rawValue: shape.rawValue) }
}
