import Testing

@testable import StressKit

/// The evidence of minimized failures.
struct ViolationTests {
  private func report(_ scenario: any Scenario.Type, seed: UInt64 = 1) throws -> ScenarioReport {
    let run = try MinimizationRun(scenario, seed: seed, iterations: 100)
    return try ScenarioReport(run.tally, plan: run.plan, explorer: run.explorer)
  }

  @Test func `violations of one bug have one fingerprint, and two bugs have two`() throws {
    let report = try report(TwoBugs.self)
    let names = report.evidence.invariants.map { Set($0.violations.map(\.fingerprint)) }
    #expect(names.count == 2)
    #expect(names.allSatisfy { $0.count == 1 })
    #expect(names[0] != names[1])
    #expect(report.failures.map(\.invariant) == ["easy", "hard"])
    #expect(report.failures.map { $0.minimization?.preemptions } == [1, 2])
  }

  @Test func `the recorded failure is that of the minimized iteration`() throws {
    for file in try report(TwoBugs.self).failures {
      let explorer = try Explorer(TwoBugs.self, file.plan)
      let choices = try #require(file.choices)
      let replayed = try explorer.trace(
        file.iteration,
        guide: .exact(choices)
      )
      let broken = replayed.result.broken.first { $0.id == file.invariant }
      #expect(broken?.actual == file.actual)
      #expect(broken?.expected == file.expected)
      #expect(replayed.result.digest == file.digest)
      #expect(file.minimization?.steps == replayed.result.steps)
    }
  }

  @Test(arguments: [TwoBugs.self, OppositeLocks.self, Deadlocking.self] as [any Scenario.Type])
  func `evidence and files are the same bytes every time`(scenario: any Scenario.Type) throws {
    let (first, second) = (try report(scenario), try report(scenario))
    #expect(
      try EvidenceJSON.document(first.evidence) == EvidenceJSON.document(second.evidence)
    )
    #expect(try EvidenceJSON.document(first.failures) == EvidenceJSON.document(second.failures))
  }

  @Test func `the target is the same invariant or the same kind, and nothing else`() {
    var result = IterationResult(index: 0, seed: Seed(1), strategy: "random")
    let invariant = FailureTarget(invariant: "A")
    let deadlock = FailureTarget(kind: .deadlock)
    #expect(!invariant.isShown(by: result) && !deadlock.isShown(by: result))
    result.broken = [.init(id: "B", expected: "", actual: "")]
    #expect(!invariant.isShown(by: result))
    result.broken.append(.init(id: "A", expected: "", actual: ""))
    #expect(invariant.isShown(by: result) && !deadlock.isShown(by: result))
    result.failure = .init(kind: .leak, detail: "")
    #expect(!invariant.isShown(by: result) && !deadlock.isShown(by: result))
    result.failure = .init(kind: .deadlock, detail: "")
    #expect(deadlock.isShown(by: result))
  }
}
