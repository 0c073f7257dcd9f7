import StressKit

/// A campaign runs executions of one seed until the first failure.
struct Hunt {
  let name: String
  let text: String
  /// Runs a campaign with a seed and returns the number of executions, including the failing one.
  let campaign: (_ seed: Seed) throws -> Int

  /// The number of executions after which a campaign gives up, which ends the benchmark with an
  /// error.
  private static let limit = 100_000

  /// A hunt for a bug in a plain program, by a random walk.
  ///
  /// - Parameters:
  ///   - name: The name of the program.
  ///   - text: The bug.
  ///   - fails: Runs the program once and returns whether it failed.
  /// - Returns: A hunt whose campaigns share one world.
  /// - Throws: `ControlUnavailable` if this build cannot be controlled.
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

  /// A hunt for a bug in a scenario, explored in the same way as by the command: each campaign
  /// makes its runner, warms it up, repeats iterations where a run would, and counts.
  ///
  /// - Parameters:
  ///   - scenario: A scenario that violates an invariant in some interleavings.
  ///   - strategy: The strategy of the search.
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
