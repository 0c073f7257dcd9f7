import StressKit
import WorkflowEngine

extension Scenario where System: EngineSystem {
  /// The last records of the engine's ledger.
  func records(of system: System) async throws -> [String] {
    try system.engine.records().suffix(50).map { record in
      "\(record.sequence) in transaction \(record.transaction): \(record.event)"
    }
  }
}
