import Synchronization
import Testing

@testable import StressKit

struct ExplorerTests {
  @Test(
    arguments: [
      (0..<0, []), (0..<1, [0..<1]), (0..<8, [0..<8]), (0..<9, [0..<8, 8..<9]),
      (0..<600, [0..<8, 8..<256, 256..<264, 264..<512, 512..<520, 520..<600]),
      (5..<10, [5..<8, 8..<10]),
      (300..<301, [300..<301]), (256..<512, [256..<264, 264..<512]),
    ] as [(Range<Int>, [Range<Int>])]
  )
  func `a round has 256 iterations and begins with its pilots`(
    iterations: Range<Int>,
    parts: [Range<Int>]
  ) {
    #expect(Rounds.parts(of: iterations) == parts)
  }

  private func results(
    _ scenario: any Scenario.Type,
    _ iterations: Range<Int>,
    defect: String? = nil
  ) throws -> (ScenarioTally, [IterationResult]) {
    let explorer = try Explorer(scenario, scenario.plan(defect: defect, seed: Seed(5)))
    var results: [IterationResult] = []
    let tally = try explorer.explore(iterations) { result in
      results.append(result)
      return true
    }
    return (tally, results)
  }

  @Test func `an iteration run alone is what it is among the others`() throws {
    let (_, all) = try results(LostUpdate.self, 0..<300)
    for index in [0, 7, 8, 9, 100, 299] {
      let (_, alone) = try results(LostUpdate.self, index..<index + 1)
      #expect(alone == [all[index]])
    }
  }

  @Test func `the same plan gives the same results`() throws {
    #expect(try results(LostUpdate.self, 0..<100).1 == results(LostUpdate.self, 0..<100).1)
  }

  @Test func `results do not depend on parameters of other scenarios or on what ran before`() throws
  {
    let before = try results(LostUpdate.self, 0..<20).1
    _ = try results(Deadlocking.self, 0..<20)
    #expect(try results(LostUpdate.self, 0..<20).1 == before)
  }

  @Test func `a tally counts what its results say`() throws {
    let (tally, results) = try results(LostUpdate.self, 0..<200)
    #expect(tally.iterations == 200)
    #expect(tally.checked == 200)
    #expect(tally.verdict == .failed)
    #expect(tally.failedIterations == results.count(where: \.hasFailed))
    #expect(tally.broken["U1"]?.count == results.count(where: \.hasFailed))
    #expect(tally.broken["U1"]?.first.count == ViolationEvidence.listed)
    #expect(tally.distinct == Set(results.map(\.digest)).count)
    #expect(tally.steps.aggregate == Aggregate(results.map(\.steps)))
    #expect(
      tally.metrics["updates"]?.aggregate == Aggregate(results.map { $0.metrics["updates"] ?? 0 })
    )
    #expect(tally.mismatches == [])
    #expect(tally.sharedSteps == 0)
  }

  @Test(
    arguments: [
      (Deadlocking.self, FailureKind.deadlock), (Livelocking.self, .livelock),
      // What it throws after the verdict is not told of the next iteration.
      (DeadlockingThenThrowing.self, .deadlock),
      (Leaking.self, .leak), (Throwing.self, .threw),
    ] as [(any Scenario.Type, FailureKind)]
  )
  func `a body that gets stuck or throws is a failure of its kind`(
    scenario: any Scenario.Type,
    kind: FailureKind
  ) throws {
    let (tally, results) = try results(scenario, 0..<10)
    #expect(tally.verdict == .failed)
    #expect(tally.failures[kind]?.count == 10)
    #expect(results.allSatisfy { $0.failure?.kind == kind })
    #expect(results.allSatisfy { $0.checked == (kind == .leak) })
  }

  @Test func `a witness that is never seen makes a scenario inconclusive`() throws {
    let (tally, _) = try results(Unwitnessed.self, 0..<10)
    #expect(tally.verdict == .inconclusive)
    #expect(tally.reasons.first?.contains("'never'") == true)
  }

  @Test func `what differs between two runs of an iteration is found`() throws {
    let (tally, _) = try results(Forgetful.self, 0..<70)
    #expect(tally.mismatches.map(\.iteration) == [0, 64])
    #expect(tally.mismatches.allSatisfy { $0.step != nil })
    #expect(tally.verdict == .inconclusive)
    #expect(tally.reasons.contains { $0.contains("not under control") })
  }

  @Test func `what a system does at its end is over when its iteration is`() throws {
    let before = Closing.ends.load(ordering: .relaxed)
    let (tally, _) = try results(Closing.self, 0..<4)
    #expect(tally.verdict == .passed)
    // The warm-up, four iterations, and the second run of the first.
    #expect(Closing.ends.load(ordering: .relaxed) - before == 6)
  }

  @Test func `an interrupted exploration says so`() throws {
    let explorer = try Explorer(LostUpdate.self, LostUpdate.plan(seed: Seed(1)))
    let tally = try explorer.explore(0..<1_000) { $0.index < 20 }
    #expect(tally.iterations == 21)
    #expect(!tally.isComplete)
    #expect(tally.reasons.first == "stopped after 21 iterations")
  }

  @Test func `a search for a defect that was cut short decides nothing`() throws {
    let defect = try #require(LostUpdate.description.defects.first)
    var tally = ScenarioTally(LostUpdate.description)
    tally.isComplete = false
    var hunt = DefectHunt(scenario: LostUpdate.name, defect: defect)
    hunt.endSeed(caught: false, tally)
    var strategy = StrategyHunt(.random, limit: 8)
    strategy.endSeed(caught: false, tally)
    #expect(!hunt.evidence.caught)
    #expect(hunt.evidence.cutShort == "stopped after 0 iterations")
    #expect(
      MarkdownReport.outcome(of: hunt.evidence)
        == "❔ undecided: the search stopped after 0 iterations"
    )
    #expect(strategy.evidence.seeds == 0)
  }

  @Test func `a defect is caught by what it names, and by nothing else`() throws {
    let defects = LostUpdate.description.defects
    for defect in defects {
      var hunt = DefectHunt(scenario: LostUpdate.name, defect: defect)
      let explorer = try Explorer(
        LostUpdate.self,
        LostUpdate.plan(defect: defect.id, seed: Seed(1))
      )
      var caught = false
      let tally = try explorer.explore(0..<50) { result in
        caught = hunt.look(at: result)
        return !caught
      }
      hunt.endSeed(caught: caught, tally)
      let evidence = hunt.evidence
      #expect(evidence.caught == (defect.id == "forget-all"))
      #expect(evidence.invariant == (evidence.caught ? "U2" : nil))
      #expect(evidence.others.isEmpty == (defect.id != "name-nothing"))
    }
  }

  @Test func `a report lists the first violations with a replay that fails again`() throws {
    let plan = LostUpdate.plan(seed: Seed(5))
    let explorer = try Explorer(LostUpdate.self, plan)
    let tally = try explorer.explore(0..<100)
    let report = try ScenarioReport(tally, plan: plan, explorer: explorer)
    let invariant = try #require(report.evidence.invariants.first)
    #expect(invariant.violations.count == ViolationEvidence.listed)
    #expect(report.failures.count == 1)
    let file = try #require(report.failures.first)
    #expect(invariant.violations.first?.file == file.path)
    #expect(
      ScheduleText.choices(in: file.schedule)?.map(\.index) == file.trace.choices.map(\.index)
    )
    let replayed = try explorer.trace(
      file.iteration,
      guide: .exact(file.trace.choices)
    )
    #expect(!replayed.diverged)
    #expect(replayed.result.digest == file.digest)
    #expect(replayed.result.broken.first?.actual == file.actual)
    #expect(file.trace.firstDifference(from: replayed.trace) == nil)
    #expect(file.trace.tasks.contains("worker 1"))
    #expect(file.trace.actors == ["Counter"])
    #expect(file.table.first?.contains("worker 2") == true)
  }
}
