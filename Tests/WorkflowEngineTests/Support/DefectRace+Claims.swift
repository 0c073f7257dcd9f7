@testable import WorkflowEngine

extension DefectRace {
  static let claims: [DefectRace] = leases + paths + limits
}
