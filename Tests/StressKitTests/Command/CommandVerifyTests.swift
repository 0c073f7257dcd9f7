internal import Foundation
import Testing

@testable import StressKit

/// The results of `verify` for defects that are caught, survive, are masked or are excluded.
struct CommandVerifyTests {
  private let temporary: TemporaryFolder

  init() throws {
    temporary = try TemporaryFolder()
  }

  private func verify(
    _ arguments: String...,
    iterations: Int = 64,
    scenarios: [any Scenario.Type]
  ) -> CommandRun {
    CommandRun(
      ["verify"] + arguments + ["--iterations", "\(iterations)", "--evidence", temporary.path],
      scenarios: scenarios
    )
  }

  @Test func `Caught, masked and excluded defects pass, each with its label`() throws {
    let run = verify(scenarios: [SafeCounter.self])
    #expect(run.status == .passed)
    #expect(run.output.contains("caught    safe-counter  lost-update: by C1 "))
    #expect(
      run.output.contains(
        "excluded  safe-counter  torn-integer: an actor is entered by one task at a time"
      )
    )
    #expect(run.output.contains("passed: 2 of 2 defects caught, 1 excluded"))

    let evidence = try EvidenceFolder(temporary.path).readDefects()
    #expect(evidence.complete)
    #expect(evidence.defects.map(\.id) == ["lost-update", "lost-update-hidden", "torn-integer"])
    #expect(evidence.defects.map(\.caught) == [true, true, false])
    #expect(evidence.defects.map(\.invariant) == ["C1", "C1", nil])
    #expect(evidence.defects.map(\.maskedBy) == [nil, "a second counter", nil])
    #expect(evidence.defects[0].iterations.min >= 1)
    #expect(try temporary.files() == ["defects.json", "defects.md"])
  }

  @Test func `Every strategy is tried alone, and its number of iterations is reported`() throws {
    #expect(verify(scenarios: [SafeCounter.self]).status == .passed)
    let defects = try EvidenceFolder(temporary.path).readDefects().defects
    #expect(defects.map(\.kernel) == ["BK-1", nil, nil])
    #expect(defects[2].strategies == nil)
    for defect in defects.prefix(2) {
      let strategies = try #require(defect.strategies)
      #expect(strategies.map(\.name) == StrategyChoice.allCases.map(\.rawValue))
      #expect(strategies[0].iterations == defect.iterations)
      for strategy in strategies {
        #expect(strategy.seeds == Profile.ci.defectSeeds)
        #expect(strategy.limit == 64)
        #expect(strategy.caught == strategy.seeds)
        #expect((1...64).contains(strategy.iterations.max))
      }
    }
  }

  @Test func `Without a comparison only the chosen strategy is tried, with as many seeds as asked`()
    throws
  {
    let run = verify("--no-comparison", "--seeds", "5", scenarios: [SafeCounter.self])
    #expect(run.status == .passed)
    #expect(!run.output.contains("alone"))
    #expect(run.output.contains("caught in the first iteration of every seed: "))
    #expect(run.output.contains("portfolio: catches 2 of 2, after "))
    #expect(!run.output.contains("random: "))
    for defect in try EvidenceFolder(temporary.path).readDefects().defects.prefix(2) {
      let strategies = try #require(defect.strategies)
      #expect(strategies.map(\.name) == ["portfolio"])
      #expect(strategies[0].seeds == 5)
    }
  }

  @Test func `A single strategy may miss a defect, but not the requested one`() throws {
    let run = verify(iterations: 512, scenarios: [OvertakenEntirely.self])
    #expect(run.status == .passed)
    #expect(run.output.contains("; random alone not in 512; pct alone "))
    let strategies = try EvidenceFolder(temporary.path).readDefects().defects[0].strategies ?? []
    #expect(strategies.map(\.caught) == [3, 0, 3, 3])
    // Random alone is not tried with more seeds once it has missed.
    #expect(strategies.map(\.seeds) == [3, 1, 3, 3])
    #expect(strategies[1].iterations == Aggregate())

    let random = verify(
      "--strategy",
      "random",
      iterations: 512,
      scenarios: [OvertakenEntirely.self]
    )
    #expect(random.status == .violation)
    #expect(random.output.contains("SURVIVED  overtaken-entirely  minds"))
    let own = try EvidenceFolder(temporary.path).readDefects().defects[0].strategies ?? []
    #expect(own.map(\.name) == ["portfolio", "random", "pct", "pos"])
    #expect(own.map(\.caught) == [3, 0, 3, 3])
    // After the requested strategy has failed, it is not tried with more seeds.
    #expect(own.map(\.seeds) == [3, 1, 3, 3])
  }

  @Test func `A single strategy stops after the iterations of the profile`() {
    for profile in Profile.allCases {
      #expect(profile.strategyIterations <= profile.iterations)
      #expect(profile.strategyIterations >= Rounds.size)
    }
  }

  @Test func `A defect that survives fails the command`() throws {
    let run = verify(scenarios: [DefectSurvives.self, SafeCounter.self])
    #expect(run.status == .violation)
    #expect(
      run.output.contains("SURVIVED  defect-survives  invisible: expected I1; nothing failed")
    )
    let evidence = try EvidenceFolder(temporary.path).readDefects()
    #expect(evidence.summary.verdict == .failed)
    #expect(evidence.defects.count { !$0.caught && $0.excluded == nil } == 1)
  }

  @Test func `A failure that the defect does not name does not count`() throws {
    let run = verify(scenarios: [WorseThanPlanted.self])
    #expect(run.status == .violation)
    #expect(run.output.contains("SURVIVED  worse-than-planted  hangs: expected W1; deadlock"))
    #expect(try EvidenceFolder(temporary.path).readDefects().defects[0].others == ["deadlock"])
  }

  @Test func `A defect that names no invariant of its scenario is an error`() throws {
    let run = verify(scenarios: [NamesNoInvariant.self])
    #expect(run.status == .usage)
    #expect(run.errors.contains("'mistyped' of 'names-no-invariant' is to be caught by 'N2'"))
    #expect(run.errors.contains("did you mean 'N1'?"))
    #expect(try temporary.files().isEmpty)
  }

  @Test func `A single defect is verified without a change of the full table`() throws {
    _ = verify(scenarios: [SafeCounter.self])
    let before = try temporary.text("defects.json")
    let run = verify("--defect", "lost-update", scenarios: [SafeCounter.self])
    #expect(run.status == .passed)
    #expect(run.output.contains("passed: 1 of 1 defects caught"))
    #expect(!run.output.contains("evidence: "))
    #expect(try temporary.text("defects.json") == before)
  }

  @Test func `A single defect needs no evidence folder`() throws {
    let folder = temporary.path("none")
    let run = CommandRun(
      ["verify", "--defect", "lost-update", "--evidence", folder],
      scenarios: [SafeCounter.self]
    )
    #expect(run.status == .passed)
    #expect(EntryKind(at: folder) == nil)
  }

  @Test func `The same command writes the same table`() throws {
    _ = verify(scenarios: [SafeCounter.self, DefectSurvives.self])
    let first = try temporary.text("defects.json") + temporary.text("defects.md")
    _ = verify(scenarios: [DefectSurvives.self, SafeCounter.self])
    #expect(try temporary.text("defects.json") + temporary.text("defects.md") == first)
  }

  @Test func `A table without enough budget is incomplete and inconclusive`() throws {
    // There is no bug to find, so only the budget can end the search.
    let run = CommandRun(
      [
        "verify", "--iterations", "300000", "--budget", "1s", "--evidence", temporary.path,
      ],
      scenarios: [DefectSurvives.self]
    )
    #expect(run.status == .inconclusive)
    let evidence = try EvidenceFolder(temporary.path).readDefects()
    #expect(!evidence.complete)
    #expect(evidence.summary.verdict == .inconclusive)
  }
}
