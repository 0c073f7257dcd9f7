import StressKit

/// What a campaign looks for: runs executions of one seed until the first that fails.
struct Hunt {
  let name: String
  let text: String
  /// Runs a campaign with a seed and says how many executions it took, the failing one included.
  let campaign: (_ seed: Seed) throws -> Int

  /// Executions after which a campaign counts as lost, which ends the benchmark.
  private static let limit = 100_000

  /// A program that nothing surrounds, as a random walk.
  ///
  /// - Parameters:
  ///   - name: Of the program.
  ///   - text: What is looked for.
  ///   - fails: Runs the program once and says whether it went wrong.
  /// - Returns: A hunt whose campaigns share one world.
  /// - Throws: `ControlUnavailable` when this build cannot be controlled.
  static func program(
    _ name: String,
    _ text: String,
    fails: @escaping @Sendable () async -> Bool
  ) throws -> Hunt {
    let controlled = try ControlledProgram(stepLimit: 20_000)
    return Hunt(name: "\(name)/program", text: text) { seed in
      for index in 0..<limit {
        let outcome = controlled.run(seed: seed.derived(UInt64(index))) {
          if await fails() { throw Found() }
        }
        if outcome.error is Found { return index + 1 }
        guard outcome.isFinished else { break }
      }
      throw WrongResult(program: name, actual: "no failure", allowed: "one in \(limit) executions")
    }
  }

  /// A scenario as a run of the command explores it: each campaign makes its runner, warms it up, runs
  /// an iteration twice where a run would, and counts.
  ///
  /// - Parameters:
  ///   - scenario: Breaks an invariant under some orders.
  ///   - strategy: How orders are chosen.
  /// - Returns: A hunt whose campaigns share nothing.
  static func scenario<S: Scenario>(_ scenario: S.Type, _ strategy: StrategyChoice) -> Hunt {
    Hunt(name: "\(S.name)/\(strategy.rawValue)", text: S.objective) { seed in
      let explorer = try Explorer(scenario, S.plan(seed: seed, strategy: strategy))
      let tally = try explorer.explore(0..<limit) { !$0.hasFailed }
      guard tally.failedIterations == 1 else {
        throw WrongResult(
          program: S.name,
          actual: "no failure",
          allowed: "one in \(limit) executions"
        )
      }
      return tally.iterations
    }
  }

  private struct Found: Error {}
}
