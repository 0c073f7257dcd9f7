import StressKit
import WorkflowEngine

extension Scenario where System: EngineSystem {
  /// The global invariants G1 to G10, found in the records of the engine's ledger.
  static var ledgerAudit: [Invariant<Self>] {
    LedgerAudit.checks.map { check in
      Invariant(check.id, check.statement) { _, system, _ in
        let records = try system.engine.records()
        let state = await system.engine.read { $0 }
        return .none(check.findings(records, state))
      }
    }
  }
}
