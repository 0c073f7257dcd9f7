import Testing
import WorkflowEngine

@testable import Scenarios
@testable import StressKit

/// The audit of the ledger runs after the scenario's run, and does not read the replies to tasks.
struct AuditAloneTests {
  private enum Side: CaseIterable {
    case scenario, audit
  }

  @Test func `Observations and records are checked separately, and each can fail alone`()
    throws
  {
    let audit = Set(LedgerAudit.ids)
    var alone: Set<Side> = []
    for scenario in ScenarioRegistry.all {
      let description = scenario.description
      guard audit.isSubset(of: description.invariants.map(\.id)) else { continue }
      for defect in description.defects
      where defect.excluded == nil && alone.count < Side.allCases.count {
        let plan = scenario.plan(defect: defect.id, seed: Seed(1))
        _ = try Explorer(scenario, plan).explore(0..<16) { result in
          let sides = Set(result.broken.map { audit.contains($0.id) ? Side.audit : .scenario })
          if sides.count == 1 { alone.formUnion(sides) }
          return alone.count < Side.allCases.count
        }
      }
    }
    #expect(alone == Set(Side.allCases))
  }
}
