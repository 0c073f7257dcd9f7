import Testing

@testable import Scenarios
@testable import StressKit

/// The sizes of the systems that this project started from.
struct LargeSizesTests {
  @Test(arguments: ScenarioRegistry.all)
  func `large sizes name parameters, with values in their ranges`(scenario: any Scenario.Type) {
    let description = scenario.description
    for (name, value) in description.largeSizes.flatMap(\.values) {
      let parameter = description.parameters.first { $0.name == name }
      #expect(parameter?.accepts(.size(value)) == true, "\(scenario.name).\(name)")
    }
  }

  @Test func `a default run has 10 parents with 200 rounds, 50 diamonds, and one of 500 tasks`() {
    #expect(ParentGateClaimRace.largeSizes.map(\.description) == ["parents=10 rounds=200"])
    #expect(
      FanInPromotion.largeSizes.map(\.description) == ["diamonds=50", "diamonds=1 width=500"]
    )
    let last = LargeSizes.first + LargeSizes.interval
    #expect(last < Profile.ci.iterations)
  }

  @Test(arguments: [
    (ParentGateClaimRace.self as any Scenario.Type, 0), (FanInPromotion.self, 0),
    (FanInPromotion.self, 1),
  ])
  func `an iteration with large sizes holds`(_ scenario: any Scenario.Type, _ place: Int) throws {
    let index = LargeSizes.first + place
    let tally = try Explorer(scenario, scenario.plan(seed: Seed(3))).explore(index..<index + 1)
    #expect(tally.iterations == 1)
    #expect(tally.broken.isEmpty, "\(tally.broken)")
    #expect(tally.failures.isEmpty, "\(tally.failures)")
  }
}
