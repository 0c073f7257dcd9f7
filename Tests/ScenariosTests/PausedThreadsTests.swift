import Testing

@testable import Scenarios
@testable import StressKit

/// Scenarios on real threads that pause for 3 ms at seeded places, as on a machine that is very busy.
struct PausedThreadsTests {
  /// Iterations of each scenario.
  private static let iterations = 32

  @Test(arguments: ScenarioRegistry.all)
  func `A pause between any two lines breaks no invariant`(scenario: any Scenario.Type) throws {
    // Sleeps run on the threads that pause only with control installed.
    try Control.install()
    let results = Self.results(of: scenario)
    #expect(results.filter(\.hasFailed).map(\.account) == [])
    // An iteration that was too slow says nothing, but most must have ended.
    #expect(2 * results.count(where: \.checked) >= Self.iterations)
  }

  private static func results<S: Scenario>(of scenario: S.Type) -> [IterationResult] {
    let runner = ParallelRunner(
      IterationSetups(S(), configuration: S.configuration, S.plan(seed: Seed(1))),
      limits: ParallelLimits(time: .seconds(5), watchdog: .seconds(60)),
      style: .pauses
    )
    return (0..<iterations).map { runner.run($0, knowledge: Knowledge()) }
  }
}

extension IterationResult {
  /// What was broken, with what was found.
  fileprivate var account: String {
    let claims = broken.map { "\($0.id): expected \($0.expected), found \($0.actual)" }
    let failures = failure.map { ["\($0.kind.rawValue): \($0.detail)"] } ?? []
    return "iteration \(index): " + (claims + failures).joined(separator: "; ")
  }
}
