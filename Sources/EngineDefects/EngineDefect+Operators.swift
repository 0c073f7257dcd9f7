import WorkflowEngine

/// Defects planted on what operators do with runs and tasks, and what reports meet that.
extension EngineDefect {
  static let operators: [EngineDefect] = lateReports + cancellation + runControl
}
