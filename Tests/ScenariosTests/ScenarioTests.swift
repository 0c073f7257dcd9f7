import Testing
import WorkflowEngine

@testable import Scenarios
@testable import StressKit

/// What every scenario must show, present and future ones alike.
struct ScenarioTests {
  /// A scenario and one of its defects, named for the output of the tests.
  struct PlantedDefect: Sendable, CustomTestStringConvertible {
    let scenario: any Scenario.Type
    let defect: ScenarioDescription.DefectDescription

    var testDescription: String { "\(scenario.name) with \(defect.id)" }

    static let all = ScenarioRegistry.all.flatMap { scenario in
      scenario.description.defects.filter { $0.excluded == nil }.map {
        PlantedDefect(scenario: scenario, defect: $0)
      }
    }
  }

  /// `scripts/check` runs the command under seed 1; this is another one.
  @Test(arguments: ScenarioRegistry.all)
  func `holds under chosen interleavings`(scenario: any Scenario.Type) throws {
    let plan = scenario.plan(seed: Seed(2))
    let tally = try Explorer(scenario, plan).explore(0..<96)
    #expect(tally.verdict == .passed, "\(tally.reasons) \(tally.broken) \(tally.failures)")
    #expect(tally.undeclared.isEmpty)
    #expect(tally.sharedSteps == 0)
    #expect(tally.mismatches.isEmpty)
    #expect(2 * tally.distinct >= tally.iterations)
  }

  @Test(arguments: PlantedDefect.all)
  func `catches its defects by an invariant that they name`(planted: PlantedDefect) throws {
    var hunt = DefectHunt(scenario: planted.scenario.name, defect: planted.defect)
    let plan = planted.scenario.plan(defect: planted.defect.id, seed: Seed(7))
    var caught = false
    let tally = try Explorer(planted.scenario, plan).explore(0..<256) { result in
      caught = hunt.look(at: result)
      return !caught
    }
    hunt.endSeed(caught: caught, tally)
    #expect(hunt.evidence.caught, "\(hunt.evidence.others)")
  }

  @Test(arguments: ScenarioRegistry.all)
  func `every invariant of its own is broken by some defect`(scenario: any Scenario.Type) throws {
    let description = scenario.description
    // The engine's tests and the defects that name them prove the checks of the ledger's audit.
    var unbroken = Set(description.invariants.map(\.id)).subtracting(LedgerAudit.ids)
    for defect in description.defects where defect.excluded == nil {
      guard !unbroken.isDisjoint(with: defect.caughtBy) else { continue }
      let plan = scenario.plan(defect: defect.id, seed: Seed(3))
      _ = try Explorer(scenario, plan).explore(0..<256) { result in
        unbroken.subtract(result.broken.map(\.id))
        return !unbroken.isDisjoint(with: defect.caughtBy)
      }
    }
    #expect(unbroken.sorted() == [])
  }

  @Test(arguments: ScenarioRegistry.all)
  func `declares ids once, and defects that name them`(scenario: any Scenario.Type) {
    let description = scenario.description
    let ids = description.invariants.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(Set(description.defects.map(\.id)).count == description.defects.count)
    #expect(Set(description.metrics).count == description.metrics.count)
    #expect(!description.witnesses.isEmpty)
    let catchers = Set(ids + FailureKind.allCases.map(\.rawValue))
    for defect in description.defects where defect.excluded == nil {
      #expect(!defect.caughtBy.isEmpty)
      #expect(defect.caughtBy.allSatisfy(catchers.contains))
    }
  }

  @Test(arguments: ScenarioRegistry.all)
  func `a scenario on the engine audits its ledger`(scenario: any Scenario.Type) {
    func systemHasEngine<S: Scenario>(_ scenario: S.Type) -> Bool {
      S.System.self is any EngineSystem.Type
    }
    let ids = Set(scenario.description.invariants.map(\.id))
    #expect(!systemHasEngine(scenario) || ids.isSuperset(of: LedgerAudit.ids))
  }

  @Test(arguments: ScenarioRegistry.all)
  func `holds at its smallest sizes`(scenario: any Scenario.Type) throws {
    let description = scenario.description
    let smallest = Dictionary(
      uniqueKeysWithValues: description.parameters.map { ($0.name, $0.smallest) }
    )
    let plan = scenario.plan(changing: smallest, seed: Seed(1))
    let tally = try Explorer(scenario, plan).explore(0..<20)
    // At size one there is no race: witnesses may be missing, but nothing may break.
    #expect(tally.verdict != .failed, "\(tally.broken) \(tally.failures)")
  }
}
