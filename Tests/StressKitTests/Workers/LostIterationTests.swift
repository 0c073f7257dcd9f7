import Testing

@testable import StressKit

/// Iterations that crash, hang or end the process are verdicts, and the run goes on.
struct LostIterationTests {
  struct Loss: Sendable, CustomTestStringConvertible {
    let scenario: String
    let kind: FailureKind
    /// What its detail must say, in a debug and in an optimized build.
    let says: String

    init(_ scenario: String, _ kind: FailureKind, _ says: String) {
      (self.scenario, self.kind, self.says) = (scenario, kind, says)
    }

    var testDescription: String { scenario }
  }

  static let losses = [
    Loss("failed-precondition", .crashed, "FailedPrecondition.lose()"),
    Loss("index-out-of-bounds", .crashed, "IndexOutOfBounds.lose()"),
    Loss("double-resume", .crashed, "a continuation of task 'second' was resumed twice"),
    Loss("endless-loop", .hung, "EndlessLoop.lose()"),
    Loss("blocked-semaphore", .deadlock, "'second' waits for a signal of a semaphore"),
    Loss("stack-overflow", .crashed, "stack overflow"),
    Loss("quiet-exit", .crashed, "the code under test called exit(0)"),
    Loss("trap-in-setup", .crashed, "task 'setup'"),
  ]

  @Test(arguments: losses)
  func `An iteration that does not come back is its own verdict`(loss: Loss) throws {
    let run = try BuiltCommand([loss.scenario, "--iterations", "8", "--watchdog", "200ms"])
    #expect(run.status == ExitStatus.violation.rawValue, "\(run.errors)")
    let scenario = try #require(try run.evidence.scenarios.first)
    #expect(scenario.verdict == .failed)
    #expect(scenario.iterations == 8)
    #expect(scenario.invariants.map(\.checked) == [7])
    #expect(scenario.reasons == [])
    #expect(scenario.failures.map(\.kind) == [loss.kind])
    let violation = try #require(scenario.failures.first?.violations.first)
    #expect(violation.iteration == 3)
    #expect(violation.actual.contains(loss.says), "\(violation.actual)")
    #expect(violation.replay.hasSuffix("--iteration 3"))
  }

  @Test func `A pool of blocked jobs is a deadlock, and its twin that suspends does not`() throws {
    let bug = try BuiltCommand(
      ["pool-starvation", "--defect", "blocks", "--iterations", "8", "--watchdog", "200ms"]
    )
    #expect(try bug.evidence.scenarios.first?.failures.map(\.kind) == [.deadlock])
    let twin = try BuiltCommand(["pool-starvation", "--iterations", "200"])
    #expect(twin.status == ExitStatus.passed.rawValue, "\(twin.output)")
  }

  @Test func `What a trap said is part of its verdict, without the path of the build`() throws {
    let run = try BuiltCommand(["failed-precondition", "--iterations", "8"])
    let violation = try run.evidence.scenarios.first?.failures.first?.violations.first
    let text = try #require(violation?.actual)
    #expect(text.contains("SIG"))
    #expect(text.hasSuffix("it said: Fatal error: the books do not balance"))
  }

  @Test func `A crash replays from its file, with the same choices and the same digest`() throws {
    let run = try BuiltCommand(["failed-precondition", "--iterations", "8"])
    let again = try BuiltCommand(
      ["replay", "evidence/\(try run.failure)"],
      in: run.folder
    )
    #expect(again.status == ExitStatus.violation.rawValue, "\(again.output)\(again.errors)")
    #expect(again.output.contains("second"))
  }

  @Test(arguments: ["failed-precondition", "endless-loop"])
  func `A crash and a hang are minimized like any other failure`(scenario: String) throws {
    let run = try BuiltCommand([scenario, "--iterations", "4", "--watchdog", "200ms"])
    let file = try EvidenceReader.read(
      FailureFile.self,
      at: run.folder.path + "/evidence/" + run.failure
    )
    let minimization = try #require(file.minimization)
    #expect(minimization.replays > 0)
    #expect(minimization.preemptions == 0)
    #expect(file.table.count > 1)
  }

  @Test func `A scenario that always traps is run to its end, without a warm-up`() throws {
    let run = try BuiltCommand(["trap-in-every-iteration", "--iterations", "20"])
    let scenario = try #require(try run.evidence.scenarios.first)
    #expect(run.status == ExitStatus.violation.rawValue)
    #expect(scenario.failures.first?.iterations == 20)
    #expect(scenario.reasons == [])
  }

  @Test func `After a few hangs a scenario is not run any further, and says so`() throws {
    let run = try BuiltCommand(
      ["endless-loop", "--iterations", "64", "--watchdog", "200ms"]
    )
    let scenario = try #require(try run.evidence.scenarios.first)
    #expect(run.status == ExitStatus.violation.rawValue)
    #expect(scenario.failures.first?.iterations == Explorer.hangLimit)
    #expect(scenario.iterations == 28)
    #expect(
      scenario.reasons == ["stopped after 28 iterations, because too many of them crashed or hung"]
    )
  }

  @Test(arguments: [
    ("failed-precondition", 40), ("trap-in-every-iteration", 20), ("leaks-tasks", 300),
  ])
  func `The evidence is the same, byte for byte, for any number of jobs`(
    name: String,
    iterations: Int
  ) throws {
    let runs = try ["1", "2", "3"].map { jobs in
      try BuiltCommand([name, "--iterations", "\(iterations)", "--jobs", jobs])
    }
    let file = try runs[0].failure
    for path in ["latest.json", "latest.md", file] {
      let texts = try runs.map { try $0.text(of: path) }
      #expect(texts[1] == texts[0], "\(path)")
      #expect(texts[2] == texts[0], "\(path)")
    }
  }

  @Test func `A worker that has leaked many tasks is replaced`() throws {
    let run = try BuiltCommand(["leaks-tasks", "--iterations", "300", "--jobs", "1"])
    let processes = run.errors.split(separator: "\n").filter { $0.contains("writes: process") }
    #expect(try run.evidence.scenarios.first?.failures.first?.iterations == 300)
    // Two hundred-odd leaks in the first two, beside the one that runs twins.
    #expect(processes.count > 3, "\(run.errors)")
  }

  @Test func `What the code under test writes is shown, folded`() throws {
    let run = try BuiltCommand(["writes-a-lot", "--iterations", "100", "--jobs", "2"])
    #expect(run.status == ExitStatus.passed.rawValue)
    let lines = run.errors.split(separator: "\n").filter { $0.contains("writes") }
    #expect(lines.count { $0.hasSuffix("writes: an iteration") } == 1)
    #expect(lines.count == 21)
    #expect(lines.last?.hasSuffix("more lines, not shown") == true)
  }

  @Test func `Nobody but the command itself starts a worker`() throws {
    let run = try BuiltCommand([WorkerChannels.argument])
    #expect(run.status == ExitStatus.usage.rawValue)
    #expect(run.errors.contains("is for race-stress itself"))
  }
}
