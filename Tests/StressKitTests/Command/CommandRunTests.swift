internal import Foundation
import Testing

@testable import StressKit

/// What a run comes to: verdict, exit status, words and evidence.
struct CommandRunTests {
  /// A scenario, and what the command must make of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let scenario: any Scenario.Type
    let verdict: Verdict
    let says: [String]

    var testDescription: String { scenario.name }
  }

  static let cases: [Case] = [
    Case(
      scenario: SafeCounter.self,
      verdict: .passed,
      says: ["passed  safe-counter: 8 iterations", "1 of 1 invariants held"]
    ),
    Case(
      scenario: SleepsForADay.self,
      verdict: .passed,
      says: ["1 of 1 invariants held"]
    ),
    Case(
      scenario: BrokenCounter.self,
      verdict: .failed,
      says: ["B1 broken in", "expected 2, found 1", "replay: race-stress replay "]
    ),
    Case(
      scenario: NeverResumed.self,
      verdict: .failed,
      says: [
        "8 iterations, 8 deadlocked, 1 distinct interleaving, ",
        "deadlock in 8 of 8", "run waits forever; 1 task is left", "NeverResumed.run(",
      ]
    ),
    Case(
      scenario: YieldsForEver.self,
      verdict: .failed,
      says: ["livelock in 8 of 8", "run has not returned after 500 steps, the step limit"]
    ),
    Case(
      scenario: LeavesTaskBehind.self,
      verdict: .failed,
      says: ["leak in 8 of 8", "the body has returned; 1 task is left: 'left behind'"]
    ),
    Case(
      scenario: ThrowsInRun.self,
      verdict: .failed,
      says: ["threw in 8 of 8", #"run threw FixtureError: FixtureError(reason: "out of paper")"#]
    ),
    Case(
      scenario: ThrowsInMakeSystem.self,
      verdict: .failed,
      says: ["threw in 8 of 8", "makeSystem threw FixtureError", "no such table"]
    ),
    Case(
      scenario: ThrowsInInvariant.self,
      verdict: .failed,
      says: ["threw in 8 of 8", "an invariant threw FixtureError", "ledger closed"]
    ),
    Case(
      scenario: NeverWitnessed.self,
      verdict: .inconclusive,
      says: ["witness 'collision' was never seen: two workers met"]
    ),
  ]

  private let temporary: TemporaryFolder

  init() throws {
    temporary = try TemporaryFolder()
  }

  private func run(_ arguments: String..., scenarios: [any Scenario.Type]) -> CommandRun {
    CommandRun(
      arguments + ["--evidence", temporary.path, "--step-limit", "500"],
      scenarios: scenarios
    )
  }

  @Test(arguments: cases)
  func `Each kind of scenario gets its own verdict, status and words`(of example: Case) throws {
    let run = run("run", "--iterations", "8", scenarios: [example.scenario])
    #expect(run.status == ExitStatus(example.verdict))
    for text in example.says { #expect(run.output.contains(text)) }
    #expect(run.complaints.isEmpty)
    let evidence = try EvidenceFolder(temporary.path).readLatest()
    #expect(evidence.complete)
    #expect(evidence.summary.verdict == example.verdict)
    #expect(evidence.scenarios.map(\.verdict) == [example.verdict])
    #expect(evidence.scenarios.map(\.iterations) == [8])
  }

  @Test func `The worst verdict of several scenarios is that of the run`() throws {
    let run = run(
      "--iterations",
      "4",
      scenarios: [SafeCounter.self, NeverWitnessed.self, NeverResumed.self]
    )
    #expect(run.status == .violation)
    let evidence = try EvidenceFolder(temporary.path).readLatest()
    #expect(evidence.scenarios.map(\.name) == ["never-resumed", "never-witnessed", "safe-counter"])
    #expect(evidence.scenarios.map(\.verdict) == [.failed, .inconclusive, .passed])
    #expect(evidence.summary.verdict == .failed)
  }

  @Test func `A scenario that counts what it does not declare writes no evidence`() throws {
    let run = run("--iterations", "4", scenarios: [UndeclaredMetric.self])
    #expect(run.status == .usage)
    #expect(run.complaints.count == 1)
    #expect(run.errors.contains("'undeclared-metric' uses metric 'conflits'"))
    #expect(try temporary.files().isEmpty)
  }

  @Test func `Two scenarios of one name are an error`() throws {
    let run = run("--iterations", "4", scenarios: [SafeCounter.self, SafeCounter.self])
    #expect(run.status == .usage)
    #expect(run.errors.contains("two scenarios have the name 'safe-counter'"))
  }

  @Test func `A command without scenarios says so`() throws {
    let run = run(scenarios: [])
    #expect(run.status == .usage)
    #expect(run.complaints.count == 1)
    #expect(try temporary.files().isEmpty)
  }

  @Test func `A run that is out of budget is incomplete and inconclusive`() throws {
    let run = run(
      "--budget",
      "1s",
      "--iterations",
      "300000",
      scenarios: [SafeCounter.self]
    )
    #expect(run.status == .inconclusive)
    let evidence = try EvidenceFolder(temporary.path).readLatest()
    #expect(!evidence.complete)
    #expect(evidence.summary.verdict == .inconclusive)
    #expect(evidence.scenarios.first?.reasons.first?.hasPrefix("stopped after ") == true)
  }

  @Test func `A budget is shared out: no scenario is missing in the evidence`() throws {
    let run = run(
      "--budget",
      "100ms",
      "--iterations",
      "300000",
      scenarios: [SafeCounter.self, NeverWitnessed.self]
    )
    #expect(run.status == .inconclusive)
    let evidence = try EvidenceFolder(temporary.path).readLatest()
    #expect(evidence.scenarios.map(\.name) == ["never-witnessed", "safe-counter"])
    for scenario in evidence.scenarios {
      #expect(scenario.verdict == .inconclusive)
      let isNotRun = scenario.reasons.contains("not run: the budget was spent")
      #expect(isNotRun || scenario.reasons[0].hasPrefix("stopped after "))
      #expect(
        isNotRun == run.output.contains("not run, because the budget was spent: \(scenario.name)")
      )
    }
  }

  @Test func `The same run writes the same bytes, and another seed writes others`() throws {
    func bytes(_ seed: String, _ name: String) throws -> [String] {
      let folder = temporary.path(name)
      let run = CommandRun(
        ["run", "--iterations", "50", "--seed", seed, "--details", "--evidence", folder])
      #expect(run.status == .violation)
      return try temporary.files().filter {
        $0.hasPrefix(name) && !$0.hasSuffix("measured.json")
      }.map { try temporary.text($0) }
    }
    let first = try bytes("7", "first")
    #expect(first.count > 3)
    #expect(try bytes("0x7", "second") == first)
    #expect(try bytes("8", "third") != first)
  }

  @Test func `With details there is a line for each iteration, and the sums are theirs`() throws {
    let run = run(
      "run",
      "safe-counter",
      "--iterations",
      "20",
      "--details",
      scenarios: [SafeCounter.self]
    )
    #expect(run.status == .passed)
    let lines = try temporary.text("latest.iterations.jsonl").split(separator: "\n").map {
      try JSONDecoder().decode(IterationLine.self, from: Data($0.utf8))
    }
    #expect(lines.map(\.iteration) == Array(0..<20))
    let evidence = try EvidenceFolder(temporary.path).readLatest().scenarios[0]
    #expect(
      evidence.metrics["additions"]?.sum == lines.reduce(0) { $0 + ($1.metrics["additions"] ?? 0) }
    )
    #expect(evidence.metrics["never"] == Aggregate())
    #expect(evidence.steps.max == lines.map(\.steps).max())
    #expect(evidence.interleavings.distinct == Set(lines.map(\.digest)).count)
    _ = self.run("run", "--iterations", "4", scenarios: [SafeCounter.self])
    #expect(EntryKind(at: temporary.path("latest.iterations.jsonl")) == nil)
  }

  @Test(arguments: [0, 7, 8, 13, 63])
  func `An iteration run alone is that of the full run`(index: Int) throws {
    _ = run("run", "--iterations", "64", "--details", scenarios: [BrokenCounter.self])
    let line = try #require(
      temporary.text("latest.iterations.jsonl").split(separator: "\n").map {
        try JSONDecoder().decode(IterationLine.self, from: Data($0.utf8))
      }.first { $0.iteration == index }
    )
    let before = try temporary.files().map { try temporary.text($0) }

    let alone = run("run", "--iteration", "\(index)", scenarios: [BrokenCounter.self])
    #expect(alone.status == (line.verdict == .failed ? .violation : .passed))
    #expect(alone.output.contains("digest \(line.digest)"))
    #expect(alone.output.contains("seed \(line.seed)"))
    #expect(alone.output.contains("broken B1") == (line.verdict == .failed))
    #expect(try temporary.files().map { try temporary.text($0) } == before)
  }

  @Test func `The command that evidence gives for a violation makes it happen again`() throws {
    _ = run("run", "--iterations", "64", "--seed", "11", scenarios: [BrokenCounter.self])
    let violations = try EvidenceFolder(temporary.path).readLatest().scenarios[0].invariants[0]
      .violations
    #expect(!violations.isEmpty)
    for violation in violations {
      let words = violation.replay.split(separator: " ").map(String.init)
      #expect(words.first == Invocation.standard.recorded)
      let again = CommandRun(Array(words.dropFirst()))
      #expect(again.status == .violation)
      #expect(again.output.contains("expected \(violation.expected), found \(violation.actual)"))
    }
  }

  @Test func `A planted defect is recorded, and the run fails`() throws {
    let run = run(
      "run",
      "--iterations",
      "64",
      "--defect",
      "lost-update",
      scenarios: [SafeCounter.self, BrokenCounter.self]
    )
    #expect(run.status == .violation)
    let evidence = try EvidenceFolder(temporary.path).readLatest()
    #expect(evidence.configuration.defect == "lost-update")
    #expect(evidence.scenarios.map(\.name) == ["safe-counter"])
  }

  @Test func `Archived evidence is a copy, and runs within a second do not share one`() throws {
    for _ in 1...2 {
      let run = run("run", "--iterations", "4", "--archive", scenarios: [SafeCounter.self])
      #expect(run.status == .passed)
      #expect(run.errors.contains("archived in \(temporary.path)/archive/"))
    }
    let copies = try temporary.files().filter { $0.hasPrefix("archive/") }
    #expect(copies.count == 6)
    for copy in copies where copy.hasSuffix("latest.json") {
      #expect(try temporary.text(copy) == temporary.text("latest.json"))
    }
  }

  @Test func `What is fixed leaves no failure behind`() throws {
    _ = run("run", "--defect", "lost-update", "--iterations", "32", scenarios: [SafeCounter.self])
    #expect(try temporary.files().contains { $0.hasPrefix("failures/safe-counter-") })
    _ = run("run", "--iterations", "32", scenarios: [SafeCounter.self])
    #expect(try !temporary.files().contains { $0.hasPrefix("failures/") })
  }

  @Test func `At most ten violations are shown, and all are counted`() throws {
    let run = run(
      "run",
      "--iterations",
      "40",
      scenarios: [ThrowsInRun.self, ThrowsInMakeSystem.self]
    )
    let shown = run.output.split(separator: "\n").filter { $0.hasPrefix("    iteration ") }
    #expect((1...20).contains(shown.count))
    let evidence = try EvidenceFolder(temporary.path).readLatest()
    #expect(evidence.scenarios.flatMap(\.failures).map(\.iterations) == [40, 40])
    #expect(evidence.scenarios.flatMap(\.failures).map(\.violations.count) == [10, 10])
  }
}
