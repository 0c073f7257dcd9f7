import Testing
import WorkflowEngine

@testable import Scenarios
@testable import StressKit

/// Scenarios on an engine whose ledger is in a database.
struct JournalVariantTests {
  static let onEngines = ScenarioRegistry.all.filter(hasEngine)

  private static func hasEngine(_ scenario: any Scenario.Type) -> Bool {
    func systemHasEngine<S: Scenario>(_ scenario: S.Type) -> Bool {
      S.System.self is any EngineSystem.Type
    }
    return systemHasEngine(scenario)
  }

  @Test func `every scenario on an engine runs with each journal`() {
    #expect(Self.onEngines.count > 20)
    for scenario in Self.onEngines {
      let journal = scenario.description.parameters.first { $0.name == "journal" }
      #expect(journal?.values == "mixed or memory or sqlite", "\(scenario.name)")
    }
  }

  @Test(arguments: onEngines)
  func `a scenario holds on a database, and its iterations repeat`(
    _ scenario: any Scenario.Type
  ) throws {
    let plan = scenario.plan(changing: ["journal": "sqlite"], seed: Seed(5))
    func results() throws -> [IterationResult] {
      var results: [IterationResult] = []
      let tally = try Explorer(scenario, plan).explore(0..<8) {
        results.append($0)
        return true
      }
      // So few iterations may miss a witness, but no invariant may fail.
      #expect(tally.verdict != .failed, "\(tally.broken) \(tally.failures)")
      #expect(tally.escapes.isEmpty)
      #expect(tally.sharedSteps == 0)
      #expect(tally.mismatches.isEmpty)
      return results
    }
    let (first, second) = (try results(), try results())
    #expect(first.map(\.digest) == second.map(\.digest))
    #expect(first.map(\.metrics) == second.map(\.metrics))
    #expect(first.count == 8)
  }

  @Test func `an engine crashes at every point of its journal's work`() throws {
    var counts: [CrashPoint: Int] = [:]
    // A database does not tell its progress.
    let plan = CrashResume.plan(changing: ["journal": "memory"], seed: Seed(1))
    _ = try Explorer(CrashResume.self, plan).explore(0..<128) {
      for point in CrashPoint.allCases {
        counts[point, default: 0] += $0.metrics[point.metric] ?? 0
      }
      return true
    }
    #expect(counts.values.reduce(0, +) == 128)
    for point in CrashPoint.allCases { #expect(counts[point, default: 0] > 0, "\(point)") }
  }
}
