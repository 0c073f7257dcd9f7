@testable import StressKit

/// Failing iterations of a scenario, and their minimization.
struct MinimizationRun {
  let explorer: Explorer
  let plan: IterationPlan
  let tally: ScenarioTally

  init(_ scenario: any Scenario.Type, seed: UInt64 = 1, iterations: Int = 400) throws {
    plan = scenario.plan(seed: Seed(seed))
    explorer = try Explorer(scenario, plan)
    tally = try explorer.explore(0..<iterations)
  }

  /// The first iterations that broke an invariant, or failed otherwise.
  func failing(_ invariant: String?) -> [IterationResult] {
    let failures =
      invariant.map { tally.broken[$0] } ?? tally.failures.values.max { $0.count < $1.count }
    return (failures?.first ?? []).map(\.result)
  }

  /// Minimizes one of them.
  func minimize(
    _ result: IterationResult,
    _ invariant: String?,
    limits: MinimizerLimits = MinimizerLimits()
  ) throws -> Minimized? {
    let own = try explorer.trace(result.index, detail: .outline)
    var minimizer = Minimizer(
      own,
      target: FailureTarget(result, invariant: invariant),
      limits: limits
    ) { guide, detail in
      try explorer.attempt(result.index, guide: guide, detail: detail)
    }
    return try minimizer.minimize()
  }

  func fingerprint(_ minimized: Minimized, _ name: String) -> String {
    Fingerprint.of(scenario: plan.scenario, failure: name, trace: minimized.traced.trace)
  }
}
