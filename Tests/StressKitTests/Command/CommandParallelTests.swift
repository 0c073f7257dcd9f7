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
    _ scenarios: [any Scenario.Type],
    into folder: String = "evidence",
    parallelIterations: Int = 12
  ) -> CommandRun {
    CommandRun(
      [
        "run", "--mode", mode, "--iterations", "16", "--parallel-iterations",
        "\(parallelIterations)", "--evidence", temporary.path(folder),
      ],
      scenarios: scenarios
    )
  }

  private func parallel(in folder: String = "evidence") throws -> ParallelEvidence {
    try EvidenceFolder(temporary.path(folder)).readParallel()
  }

  private func latest(in folder: String = "evidence") throws -> [String] {
    try ["latest.json", "latest.md"].map { try temporary.text("\(folder)/\($0)") }
  }

  @Test func `Both modes run by default, and write separate files`() throws {
    let run = run("both", [SafeCounter.self])
    #expect(run.status == .passed)
    #expect(run.output.contains("on real threads: passed, 0 of 12 iterations failed"))
    #expect(run.output.contains("/parallel.json, "))
    let evidence = try parallel()
    #expect(evidence.summary == .init(of: evidence.scenarios, isComplete: true))
    #expect(evidence.configuration.iterations == 12)
    #expect(evidence.scenarios.map(\.verdict) == [.passed])
    #expect(evidence.scenarios[0].iterations == 12)
    #expect(evidence.scenarios[0].invariants.map(\.checked) == [12])
    #expect(evidence.scenarios[0].measurement.metrics["additions"]?.sum == 48)
    #expect(
      try EvidenceFolder(temporary.path("evidence")).readLatest().scenarios[0].iterations == 16
    )
  }

  @Test func `A failure on real threads changes no byte of the evidence, but the status is 1`()
    throws
  {
    let explored = run("explore", [FailsOnRealThreads.self, SafeCounter.self], into: "explored")
    let both = run("both", [FailsOnRealThreads.self, SafeCounter.self], into: "both")
    #expect(explored.status == .passed, "\(explored.output)")
    #expect(both.status == .violation, "\(both.output)")
    #expect(try latest(in: "explored") == latest(in: "both"))
    #expect(try parallel(in: "both").summary.verdict == .failed)
    #expect(both.output.contains("failed on real threads  fails-on-real-threads: "))
    #expect(both.output.contains("failed on real threads: 1 of 2 scenarios failed"))
    #expect(both.output.contains("under control: passed: 2 scenarios"))
    #expect(
      both.output.contains(
        "failed on real threads; not seen again in 1024 controlled schedules with the same inputs"
      )
    )
  }

  @Test func `Options for real threads are not in the evidence`() throws {
    _ = run("explore", [SafeCounter.self], into: "explore")
    _ = run("both", [SafeCounter.self], into: "both")
    _ = run("both", [SafeCounter.self], into: "more", parallelIterations: 3)
    #expect(try latest(in: "explore") == latest(in: "both"))
    #expect(try latest(in: "explore") == latest(in: "more"))
  }

  @Test func `A run on real threads only does not change latest, and says so`() throws {
    _ = run("explore", [SafeCounter.self])
    let earlier = try latest()
    let passing = run("parallel", [SafeCounter.self])
    #expect(passing.status == .passed)
    #expect(
      passing.output.contains("passed on real threads  safe-counter: 0 of 12 iterations failed")
    )
    #expect(passing.output.contains("latest.json and latest.md are unchanged"))
    #expect(try latest() == earlier)

    let failing = run("parallel", [AlwaysWrong.self], into: "failing")
    #expect(failing.status == .violation)
    #expect(
      failing.output.contains("failed on real threads  always-wrong: 12 of 12 iterations failed")
    )
    #expect(failing.output.contains("failed on real threads: 1 of 1 scenario failed"))
    let scenario = try parallel(in: "failing").scenarios[0]
    #expect(scenario.invariants.map(\.violated) == [12])
    #expect(scenario.failures.map(\.iterations) == [12])
    #expect(try temporary.files().filter { $0.hasPrefix("failing/latest") } == [])
  }

  @Test func `A missing witness on real threads leaves no verdict`() throws {
    let run = run("parallel", [NeverWitnessed.self])
    #expect(run.status == .inconclusive)
    #expect(try parallel().scenarios[0].reasons.first?.contains("'collision'") == true)
  }

  @Test func `A failure that control reproduces can be replayed and run again`() throws {
    let run = run("parallel", [AlwaysWrong.self])
    let failure = try #require(try parallel().scenarios[0].failures.first)
    let violation = try #require(failure.search.violation)
    #expect(run.output.contains("seen again under control"))
    let file = try #require(violation.file)
    #expect(file.hasPrefix("parallel/always-wrong-"))
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

  @Test func `The command of a failure runs its inputs on real threads again`() throws {
    _ = run("parallel", [FailsOnRealThreads.self])
    let failure = try #require(try parallel().scenarios[0].failures.first)
    let first = try #require(failure.occurrences.last)
    #expect(first.iteration == 9)
    #expect(first.inputs == 9)
    #expect(first.expected == "0")
    #expect(first.actual == "1")
    let words = first.rerun.split(separator: " ").dropFirst().map(String.init)
    let again = CommandRun(
      words + ["--evidence", temporary.path("again")],
      scenarios: [FailsOnRealThreads.self]
    )
    #expect(again.status == .violation, "\(again.output) \(again.errors)")
    let configuration = try parallel(in: "again").configuration
    #expect(configuration.inputs == 9)
    #expect(configuration.iterations == 1_000)
  }

  @Test func `A failure on real threads keeps the last records of its system`() throws {
    _ = run("parallel", [FailsOnRealThreads.self])
    let failure = try #require(try parallel().scenarios[0].failures.first)
    #expect(failure.occurrences.map(\.records.count) == Array(repeating: 50, count: 10))
    #expect(failure.occurrences[0].records.first == "record 11")
    #expect(failure.occurrences[0].records.last == "record 60")
    #expect(try temporary.text("evidence/parallel.md").contains("record 60"))
  }

  @Test func `A run under control only does not mention real threads`() throws {
    let run = run("explore", [SafeCounter.self])
    #expect(run.status == .passed)
    #expect(!run.output.contains("real threads"))
    #expect(try !temporary.files().contains("evidence/parallel.json"))
  }
}
