import Testing

@testable import StressKit

/// Every program of the catalog fails in the expected way, and its twin never fails.
struct CatalogTests {
  /// The number of failing iterations to check per bug.
  private static let failures = 5

  @Test(arguments: CatalogCase.searches)
  func `every seed finds the bug within the program's limit`(
    program: CatalogCase,
    strategy: StrategyChoice
  ) throws {
    var found = Tally()
    for seed in 1...UInt64(CatalogBudget.seeds) {
      let explorer = try Explorer(
        program.program,
        program.plan(buggy: true, seed: seed, strategy)
      )
      var hunt = DefectHunt(scenario: program.program.name, defect: program.defect)
      var isCaught = false
      let tally = try explorer.explore(0..<program.searchLimit) { result in
        isCaught = hunt.look(at: result)
        return !isCaught
      }
      hunt.endSeed(caught: isCaught, tally)
      #expect(hunt.evidence.caught, "seed \(seed)")
      #expect(hunt.evidence.others == [], "seed \(seed)")
      found.add(tally.iterations)
    }
    if CatalogBudget.printsFigures {
      print("figures: \(program.testDescription) \(strategy.rawValue) \(found.aggregate)")
    }
  }

  @Test(arguments: CatalogCase.all)
  func `a bug fails an iteration only in the expected way`(program: CatalogCase) throws {
    var failing = 0
    let explorer = try Explorer(program.program, program.plan(buggy: true, seed: 11))
    let tally = try explorer.explore(0..<program.searchLimit) { result in
      if result.hasFailed {
        failing += 1
        #expect(result.causes == program.defect.caughtBy, "iteration \(result.index)")
      }
      return failing < Self.failures
    }
    #expect(failing == Self.failures)
    #expect(tally.mismatches == [])
    #expect(tally.undeclared == [])
    #expect(tally.escapes == [:])
    #expect(tally.sharedSteps == 0)
  }

  @Test(arguments: CatalogCase.all)
  func `a failure is minimized to two preemptions or fewer`(program: CatalogCase) throws {
    let plan = program.plan(buggy: true, seed: 17)
    let explorer = try Explorer(program.program, plan)
    let tally = try explorer.explore(0..<program.searchLimit) { !$0.hasFailed }
    let report = try ScenarioReport(tally, plan: plan, explorer: explorer)
    let file = try #require(report.failures.first)
    #expect([file.invariant ?? file.kind?.rawValue] == program.defect.caughtBy)
    let minimization = try #require(file.minimization)
    #expect(minimization.preemptions <= 2)
    #expect(minimization.preemptions <= minimization.preemptionsBefore)
    if CatalogBudget.printsFigures {
      print(
        "figures: \(program.testDescription) preemptions \(minimization.preemptionsBefore) to "
          + "\(minimization.preemptions), steps \(minimization.stepsBefore) to "
          + "\(minimization.steps), \(minimization.replays) replays"
      )
    }
  }

  @Test(arguments: CatalogCase.all)
  func `a twin never fails, and reaches its witnesses`(program: CatalogCase) throws {
    let explorer = try Explorer(program.program, program.plan(buggy: false, seed: 5))
    let tally = try explorer.explore(0..<CatalogBudget.iterations)
    #expect(tally.iterations == CatalogBudget.iterations)
    #expect(tally.failedIterations == 0, "\(tally.broken) \(tally.failures)")
    #expect(tally.verdict == .passed, "\(tally.reasons)")
    #expect(tally.undeclared == [])
    #expect(tally.escapes == [:])
    if CatalogBudget.printsFigures {
      print("figures: \(program.testDescription) twin steps \(tally.steps.aggregate)")
    }
  }

  @Test(arguments: CatalogCase.all, [true, false])
  func `interleavings repeat`(program: CatalogCase, buggy: Bool) throws {
    func digests() throws -> [Seed] {
      var digests: [Seed] = []
      let explorer = try Explorer(program.program, program.plan(buggy: buggy, seed: 3))
      _ = try explorer.explore(0..<32) { result in
        digests.append(result.digest)
        return true
      }
      return digests
    }
    let first = try digests()
    #expect(try digests() == first)
    #expect(Set(first).count > 1)
  }

  @Test(arguments: CatalogCase.all)
  func `a program declares one bug and one way in which it fails`(program: CatalogCase) {
    let description = program.program.description
    #expect(description.defects.count == 1)
    #expect(program.defect.excluded == nil)
    #expect(program.defect.caughtBy.count == 1)
    #expect(!description.witnesses.isEmpty)
    let kinds = FailureKind.allCases.map(\.rawValue)
    let ids = description.invariants.map(\.id)
    // An invariant that no bug can violate would show nothing.
    #expect(
      ids.isEmpty ? kinds.contains(program.defect.caughtBy[0]) : ids == program.defect.caughtBy
    )
  }

  @Test func `every program has a unique name`() {
    let names = Catalog.programs.map { $0.name }
    #expect(Set(names).count == names.count)
  }
}
