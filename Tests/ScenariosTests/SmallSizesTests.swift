import Scenarios
import Testing

@testable import StressKit

/// The three first scenarios, with the sizes of their original regression test.
struct SmallSizesTests {
  static let founding = ["approval-dispatch-race", "parallel-dispatch-race", "partial-rerun-race"]

  @Test func `The three first scenarios pass at small sizes, under their exact names`() throws {
    let folder = try TemporaryFolder()
    var arguments = ["run", "--iterations", "2", "--evidence", folder.path]
    for name in Self.founding { arguments += ["--only", name] }
    arguments += ["--set", "dispatchers=4", "--set", "rerunners=4"]
    arguments += ["--set", "parallel-dispatch-race.tasks=8"]
    arguments += ["--set", "partial-rerun-race.attempts=10"]
    arguments += ["--set", "approval-dispatch-race.attempts=24"]
    let status = StressCommand.run(
      arguments,
      environment: [:],
      scenarios: ScenarioRegistry.all,
      console: Console(isTerminal: false, write: { _ in }, writeError: { _ in })
    )
    #expect(status == .passed)

    let evidence = try EvidenceFolder(folder.path).readLatest()
    #expect(evidence.complete)
    #expect(evidence.summary.verdict == .passed)
    #expect(evidence.scenarios.map(\.name) == Self.founding)
    #expect(evidence.scenarios.map(\.iterations) == [2, 2, 2])
    for scenario in evidence.scenarios {
      #expect(scenario.verdict == .passed)
      // A claim of virtual time is not checked in an iteration in which work takes time.
      let inVirtualTime = ScenarioRegistry.all.flatMap { $0.description.invariants }
        .filter { $0.time == .virtualTime }.map { $0.id }
      for invariant in scenario.invariants {
        #expect(invariant.verdict == .passed)
        #expect(invariant.checked == 2 || inVirtualTime.contains(invariant.id))
      }
    }
    #expect(evidence.scenarios[0].parameters["attempts"] == 24)
    #expect(evidence.scenarios[1].parameters["tasks"] == 8)
    #expect(evidence.scenarios[2].parameters["attempts"] == 10)
    for (scenario, name) in zip(evidence.scenarios, ["dispatchers", "dispatchers", "rerunners"]) {
      #expect(scenario.parameters[name] == 4)
    }
  }
}
