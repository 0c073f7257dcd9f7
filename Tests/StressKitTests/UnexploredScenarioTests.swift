import Dispatch
import Foundation
import Testing

@testable import StressKit

/// Scenarios whose iterations explore nothing, or one interleaving.
struct UnexploredScenarioTests {
  /// Leaves control in every iteration.
  struct AlwaysUsesSource: Fixture {
    static var invariants: [Invariant<Self>] {
      [Invariant("Q1", "holds") { _, _, _ in .equal(1, 1) }]
    }

    func run(_ system: Void, _ iteration: Iteration) async throws {
      DispatchSource.makeSignalSource(signal: SIGWINCH, queue: .global()).activate()
    }
  }

  /// Runs its tasks one after the other.
  struct RunsInSequence: Fixture {
    static var invariants: [Invariant<Self>] {
      [Invariant("Q1", "holds") { _, _, _ in .equal(1, 1) }]
    }

    func run(_ system: Void, _ iteration: Iteration) async throws {
      await Task(name: "first") {}.value
      await Task(name: "second") {}.value
    }
  }

  private func run(
    _ scenario: any Scenario.Type,
    _ options: [String] = []
  ) throws -> (CommandRun, ScenarioEvidence) {
    let folder = try TemporaryFolder()
    let run = CommandRun(
      ["run", "--iterations", "16", "--mode", "explore", "--evidence", folder.path] + options,
      scenarios: [scenario]
    )
    return (run, try #require(try EvidenceFolder(folder.path).readLatest().scenarios.first))
  }

  @Test func `A scenario that always leaves control is inconclusive`() throws {
    let (run, evidence) = try run(AlwaysUsesSource.self)
    #expect(run.status == .inconclusive)
    #expect(evidence.verdict == .inconclusive)
    #expect(
      evidence.reasons == ["16 of 16 iterations left control: no interleaving was explored"]
    )
  }

  @Test func `A scenario with one interleaving says so in the line of its verdict`() throws {
    let (run, evidence) = try run(RunsInSequence.self, ["--granularity", "step"])
    let remark = "one interleaving: its 3 tasks always ran in the same order"
    #expect(run.status == .passed)
    #expect(evidence.remark == remark)
    let line = run.output.split(separator: "\n").first { $0.hasPrefix("passed  runs-in-sequence") }
    #expect(line?.contains(remark) == true)
    #expect(MarkdownReport.section(evidence).contains("Verdict: **✅ passed** (\(remark))"))
  }
}
