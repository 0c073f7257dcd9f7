import WorkflowEngine

/// A system that contains an engine; every such scenario also audits the ledger.
protocol EngineSystem: Sendable {
  var engine: WorkflowEngine { get }
}
