import WorkflowEngine

/// Defects planted on links, promotion and creation.
extension EngineDefect {
  static let links: [EngineDefect] = []
}
