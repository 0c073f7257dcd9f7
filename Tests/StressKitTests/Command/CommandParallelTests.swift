internal import Foundation
import Testing

@testable import StressKit

/// Real threads as a mode of the command.
struct CommandParallelTests {
  private let temporary: TemporaryFolder

  init() throws {
    temporary = try TemporaryFolder()
  }

  private func run(
    _ mode: String,
    _ scenario: any Scenario.Type,
    into folder: String = "evidence"
  ) throws -> (CommandRun, Evidence, MeasuredEvidence) {
    let path = temporary.path(folder)
    let run = CommandRun(
      [
        "run", "--mode", mode, "--iterations", "16", "--parallel-iterations", "12",
        "--evidence", path,
      ],
      scenarios: [scenario]
    )
    let evidence = try EvidenceFolder(path).readLatest()
    let measured = try EvidenceReader.read(
      MeasuredEvidence.self,
      at: "\(path)/latest.measured.json"
    )
    return (run, evidence, measured)
  }

  @Test func `Both modes are run unless one is asked for, and both are in the evidence`() throws {
    let (run, evidence, measured) = try run("both", SafeCounter.self)
    #expect(run.status == .passed)
    #expect(run.output.contains("on real threads: passed, 0 of 12 iterations failed"))
    #expect(evidence.configuration.mode == "both")
    #expect(evidence.configuration.parallelIterations == 12)
    #expect(evidence.scenarios[0].iterations == 16)
    let parallel = try #require(evidence.scenarios[0].parallel)
    #expect(
      parallel == ParallelEvidence(iterations: 12, verdict: .passed, reasons: [], findings: [])
    )
    #expect(measured.scenarios[0].parallel?.iterations == 12)
    #expect(measured.scenarios[0].parallel?.metrics["additions"]?.sum == 48)
    #expect(try temporary.text("evidence/latest.md").contains("On real threads, 12 iterations"))
  }

  @Test func `Real threads do not change the bytes, as long as verdicts agree`() throws {
    func bytes(_ folder: String) throws -> [String] {
      _ = try run("both", SafeCounter.self, into: folder)
      return try ["latest.json", "latest.md"].map { try temporary.text("\(folder)/\($0)") }
    }
    #expect(try bytes("first") == bytes("second"))
  }

  @Test func `Real threads alone pass or fail a scenario`() throws {
    let (passing, evidence, measured) = try run("parallel", SafeCounter.self)
    #expect(passing.status == .passed)
    #expect(evidence.scenarios[0].verdict == .passed)
    #expect(evidence.scenarios[0].iterations == 0)
    #expect(evidence.scenarios[0].invariants.map(\.verdict) == [.passed])
    #expect(evidence.summary.invariants.passed == 1)
    #expect(measured.scenarios[0].parallel?.failed == 0)

    let (failing, failed, counts) = try run("parallel", AlwaysWrong.self, into: "failing")
    #expect(failing.status == .violation)
    #expect(failed.scenarios[0].verdict == .failed)
    #expect(failed.scenarios[0].invariants.map(\.verdict) == [.failed])
    #expect(counts.scenarios[0].parallel?.violations == ["W1": 12])
  }

  @Test func `A witness that real threads alone do not see leaves nothing shown`() throws {
    let (run, evidence, _) = try run("parallel", NeverWitnessed.self)
    #expect(run.status == .inconclusive)
    #expect(evidence.scenarios[0].reasons.first?.contains("'collision'") == true)
  }

  @Test func `A failure that is found again can be replayed and run again`() throws {
    let (run, evidence, _) = try run("parallel", AlwaysWrong.self)
    let finding = try #require(evidence.scenarios[0].parallel?.findings.first)
    let violation = try #require(finding.violation)
    #expect(run.output.contains("W1: found again under control"))
    let file = try #require(violation.file)
    let replay = CommandRun(
      ["replay", temporary.path("evidence/\(file)")],
      scenarios: [AlwaysWrong.self]
    )
    #expect(replay.status == .violation)
    #expect(replay.output.contains("the same failure, step by step"))
    let words = violation.replay.split(separator: " ").dropFirst().map(String.init)
    let again = CommandRun(words, scenarios: [AlwaysWrong.self])
    #expect(again.status == .violation)
    #expect(again.output.contains("broken W1: expected 2, found 1"))
  }

  @Test func `Under control alone nothing is said of real threads`() throws {
    let (run, evidence, measured) = try run("explore", SafeCounter.self)
    #expect(run.status == .passed)
    #expect(evidence.scenarios[0].parallel == nil)
    #expect(evidence.configuration.parallelIterations == nil)
    #expect(measured.scenarios[0].parallel == nil)
    #expect(!run.output.contains("real threads"))
  }

  @Test func `A diff shows that the verdict of real threads has changed`() throws {
    let (_, old, _) = try run("both", SafeCounter.self)
    var new = old
    new.scenarios[0].parallel?.verdict = .failed
    new.scenarios[0].parallel?.findings = [.init(id: "C1", outcome: "not found")]
    let diff = EvidenceDiff(from: old, to: new)
    #expect(diff.isRegression)
    #expect(diff.text.contains("safe-counter on real threads"))
    #expect(diff.text.contains("C1: not found"))
    new.scenarios[0].parallel = nil
    #expect(EvidenceDiff(from: old, to: new).text.contains("not run now; it had passed"))
  }
}
