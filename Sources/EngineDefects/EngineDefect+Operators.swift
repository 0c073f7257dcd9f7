import WorkflowEngine

/// Defects planted on the operations of operators and on reports that race with them.
extension EngineDefect {
  static let operators: [EngineDefect] = lateReports + cancellation + runControl
}
