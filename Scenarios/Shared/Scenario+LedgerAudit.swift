import StressKit
import WorkflowEngine

extension Scenario where System: EngineSystem {
  /// The global invariants: the audit of the engine's ledger.
  static var ledgerAudit: [Invariant<Self>] {
    LedgerAudit.checks.enumerated().map { index, check in
      Invariant(check.id, shape: BugShape(check.shape), check.statement) { _, system, iteration in
        let found = try await iteration.once("ledger audit") {
          LedgerAudit.byCheck(
            try system.engine.records(),
            await system.engine.read { $0 },
            dispatchLimit: system.engine.configuration.dispatchLimit
          )
        }
        return .none(found[index])
      }
    }
  }
}

extension BugShape {
  /// The engine and StressKit are independent, but use the same names for the shapes.
  fileprivate init?(_ shape: AuditShape) { self.init(rawValue: shape.rawValue) }
}
