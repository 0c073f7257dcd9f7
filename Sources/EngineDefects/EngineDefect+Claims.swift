import WorkflowEngine

/// Defects planted on claims, leases, paths, limits and artifacts.
extension EngineDefect {
  static let claims: [EngineDefect] = leases + paths + limits
}
