import WorkflowEngine

/// A system that has an engine in it: every scenario on one also audits its ledger.
protocol EngineSystem: Sendable {
  var engine: WorkflowEngine { get }
}
