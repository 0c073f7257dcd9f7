import StressKit

/// One program, and the two ways to run it that are compared.
struct Contest {
  /// Runs some executions and returns their number of steps.
  typealias Contender = (_ executions: Range<Int>) throws -> Int

  let name: String
  let text: String
  let control: Contender
  let bare: Contender
}

extension Contest {
  /// A contest of a program.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - stepLimit: A limit that one execution does not reach.
  /// - Throws: `ControlUnavailable` if this build cannot be controlled.
  init<P: BenchmarkProgram>(_ program: P.Type, stepLimit: Int = 1_000_000) throws {
    let controlled = try ControlledProgram(stepLimit: stepLimit)
    let uncontrolled = BareProgram()
    self.init(
      name: P.name,
      text: P.text,
      control: { executions in
        var steps = 0
        for index in executions {
          let outcome = controlled.run(seed: Seed(UInt64(index))) { try await P.run() }
          if let error = outcome.error { throw error }
          guard outcome.isFinished else {
            throw WrongResult(program: P.name, actual: "no end", allowed: "a result")
          }
          steps += outcome.steps
        }
        return steps
      },
      bare: { executions in
        let before = uncontrolled.steps
        for _ in executions { try uncontrolled.run(P.name) { try await P.run() } }
        return uncontrolled.steps - before
      }
    )
  }

  /// A contest of a scenario, explored in the same way as by the command.
  ///
  /// - Parameter scenario: The scenario, with its default configuration.
  /// - Throws: `ControlUnavailable` if this build cannot be controlled.
  init<S: Scenario>(scenario: S.Type) throws {
    // A database would be in use before the row that makes SQLite work on one thread.
    let hasJournal = S.parameterDescriptions.contains { $0.name == "journal" }
    let plan = S.plan(changing: hasJournal ? ["journal": "memory"] : [:], seed: Seed(1))
    let explorer = try Explorer(scenario, plan)
    let uncontrolled = BareProgram()
    self.init(
      name: S.name,
      text: S.objective,
      control: { executions in
        let tally = try explorer.explore(executions)
        guard tally.failedIterations == 0, tally.mismatches.isEmpty, tally.sharedSteps == 0 else {
          throw WrongResult(
            program: S.name,
            actual: tally.reasons.description,
            allowed: "no failure"
          )
        }
        return tally.steps.aggregate.sum
      },
      bare: { executions in
        let before = uncontrolled.steps
        for index in executions {
          try uncontrolled.run(S.name) { try await S.runUncontrolled(index, plan) }
        }
        return uncontrolled.steps - before
      }
    )
  }
}

extension Scenario {
  /// Makes a system, runs the body and checks every invariant, on the current executor.
  fileprivate static func runUncontrolled(_ index: Int, _ plan: IterationPlan) async throws {
    let scenario = Self()
    let iteration = Iteration(index, of: Self.self, plan)
    let system = try await scenario.makeSystem(configuration, iteration)
    try await scenario.run(system, iteration)
    for invariant in invariants {
      let claim = try await invariant.check(scenario, system, iteration)
      guard claim.holds else {
        throw WrongResult(program: name, actual: claim.actual, allowed: claim.expected)
      }
    }
  }
}
