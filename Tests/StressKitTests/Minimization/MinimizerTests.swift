import Testing

@testable import StressKit

/// A failing iteration is minimized to the preemptions that its failure needs.
struct MinimizerTests {
  /// A program, the invariant that it violates (or `nil` for a failure of another kind), and the
  /// number of preemptions that the failure needs.
  struct Program: CustomTestStringConvertible {
    var scenario: any Scenario.Type
    var invariant: String?
    var needs: Int

    var testDescription: String { scenario.name }
  }

  static let programs = [
    Program(scenario: WrongOrder.self, invariant: "N1", needs: 0),
    Program(scenario: CheckThenAct.self, invariant: "N1", needs: 1),
    Program(scenario: LostUpdate.self, invariant: "U1", needs: 1),
    Program(scenario: OppositeLocks.self, invariant: nil, needs: 1),
    Program(scenario: SeenForAMoment.self, invariant: "N1", needs: 2),
    Program(scenario: TwoBugs.self, invariant: "easy", needs: 1),
    Program(scenario: TwoBugs.self, invariant: "hard", needs: 2),
    Program(scenario: TakingTurns.self, invariant: "N1", needs: 4),
    Program(scenario: Deadlocking.self, invariant: nil, needs: 0),
    Program(scenario: Livelocking.self, invariant: nil, needs: 0),
    Program(scenario: Leaking.self, invariant: nil, needs: 0),
    Program(scenario: Throwing.self, invariant: nil, needs: 0),
  ]

  @Test(arguments: programs)
  func `the first failing iterations are minimized to the preemptions that their failures need`(
    program: Program
  ) throws {
    let run = try MinimizationRun(program.scenario, iterations: 200)
    let failing = run.failing(program.invariant)
    #expect(failing.count > 1)
    for result in failing.prefix(3) {
      let minimized = try #require(try run.minimize(result, program.invariant))
      #expect(minimized.summary.preemptions == program.needs, "\(minimized.summary)")
      #expect(minimized.summary.preemptions <= minimized.summary.preemptionsBefore)
      #expect(minimized.traced.trace.preemptions.count == program.needs)
      #expect(minimized.summary.steps == minimized.traced.trace.steps.count)
      // The same failure, and it repeats.
      let target = FailureTarget(result, invariant: program.invariant)
      let replayed = try run.explorer.trace(
        result.index,
        guide: .exact(minimized.traced.schedule)
      )
      #expect(target.isShown(by: replayed.result))
      #expect(replayed.result.digest == minimized.traced.result.digest)
      #expect(!replayed.diverged)
    }
  }

  @Test(arguments: programs)
  func `minimizing twice gives the same`(program: Program) throws {
    let run = try MinimizationRun(program.scenario, iterations: 200)
    let result = try #require(run.failing(program.invariant).first)
    let first = try #require(try run.minimize(result, program.invariant))
    let second = try #require(try run.minimize(result, program.invariant))
    #expect(first.summary == second.summary)
    #expect(first.traced.schedule == second.traced.schedule)
    #expect(first.traced.trace == second.traced.trace)
  }

  @Test(arguments: programs)
  func `a bug has one name under many seeds`(program: Program) throws {
    var names: Set<String> = []
    for seed in 1...4 {
      let run = try MinimizationRun(program.scenario, seed: UInt64(seed), iterations: 100)
      guard let result = run.failing(program.invariant).first else { continue }
      let minimized = try #require(try run.minimize(result, program.invariant))
      names.insert(run.fingerprint(minimized, program.invariant ?? "kind"))
    }
    #expect(names.count == 1, "\(names)")
  }

  @Test func `a search that reaches its limit says so and keeps the failure`() throws {
    let run = try MinimizationRun(TakingTurns.self)
    for replays in [1, 5, 20] {
      let result = try #require(run.failing("N1").first)
      let minimized = try #require(
        try run.minimize(result, "N1", limits: MinimizerLimits(replays: replays))
      )
      #expect(minimized.summary.replays <= replays)
      #expect(minimized.summary.limitReached)
      #expect(minimized.traced.result.broken.map(\.id) == ["N1"])
    }
  }

  @Test func `the steps of all replays are limited too`() throws {
    let run = try MinimizationRun(TakingTurns.self)
    let result = try #require(run.failing("N1").first)
    let limits = MinimizerLimits(steps: 10 * result.steps)
    let minimized = try #require(try run.minimize(result, "N1", limits: limits))
    // Replays differ in length, but none is much shorter.
    #expect((2...40).contains(minimized.summary.replays))
    #expect(minimized.summary.limitReached)
  }

  @Test func `a replay that ends its process shows nothing`() throws {
    let run = try MinimizationRun(CheckThenAct.self)
    let result = try #require(run.failing("N1").first)
    let own = try run.explorer.trace(result.index, detail: .outline)
    var attempts = 0
    var minimizer = Minimizer(own, target: FailureTarget(result, invariant: "N1")) {
      guide,
      detail in
      attempts += 1
      // Every second candidate ends its worker.
      if detail == .outline, attempts.isMultiple(of: 2) { return nil }
      return try run.explorer.attempt(
        result.index,
        guide: guide,
        detail: detail
      )
    }
    let outcome = try minimizer.minimize()
    let minimized = try #require(outcome)
    #expect(minimized.traced.result.broken.map(\.id) == ["N1"])
    #expect(minimized.summary.preemptions <= minimized.summary.preemptionsBefore)
  }

  @Test func `a failure that does not repeat is not minimized`() throws {
    let run = try MinimizationRun(CheckThenAct.self)
    let result = try #require(run.failing("N1").first)
    let own = try run.explorer.trace(result.index, detail: .outline)
    var minimizer = Minimizer(own, target: FailureTarget(result, invariant: "N1")) { _, _ in nil }
    let minimized = try minimizer.minimize()
    #expect(minimized == nil)
  }
}
