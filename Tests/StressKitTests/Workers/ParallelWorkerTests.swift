import Testing

@testable import StressKit

/// Real threads in worker processes: crashes and hangs are reported, and the command continues.
struct ParallelWorkerTests {
  private func run(
    _ scenario: String,
    watchdog: String = "5s"
  ) throws -> BuiltCommand {
    try BuiltCommand([
      scenario, "--mode", "parallel", "--parallel-iterations", "8", "--jobs", "2", "--watchdog",
      watchdog,
    ])
  }

  @Test func `A crash on real threads is a failure, and control finds it with the same inputs`()
    throws
  {
    let run = try run("failed-precondition")
    #expect(run.status == ExitStatus.violation.rawValue, "\(run.errors)")
    let scenario = try #require(try run.parallel.scenarios.first)
    #expect(scenario.verdict == .failed)
    let failure = try #require(scenario.failures.first)
    #expect(failure.id == "crashed")
    #expect(failure.search.outcome.hasPrefix("seen again"), "\(failure.search.outcome)")
    let file = try #require(failure.search.violation?.file)
    let again = try BuiltCommand(["replay", "evidence/\(file)"], in: run.folder)
    #expect(again.status == ExitStatus.violation.rawValue, "\(again.errors)")
  }

  @Test func `An iteration that never ends leaves real threads without a verdict`()
    throws
  {
    let run = try run("endless-loop", watchdog: "200ms")
    #expect(run.status == ExitStatus.inconclusive.rawValue, "\(run.errors)")
    let scenario = try #require(try run.parallel.scenarios.first)
    #expect(scenario.verdict == .inconclusive)
    #expect(scenario.reasons.first?.contains("had not ended") == true)
  }

  @Test func `A hang on real threads is a failure, and the other iterations run in a fresh worker`()
    throws
  {
    let run = try run("blocked-semaphore", watchdog: "1s")
    #expect(run.status == ExitStatus.violation.rawValue, "\(run.errors)")
    let scenario = try #require(try run.parallel.scenarios.first)
    #expect(scenario.iterations == 8)
    #expect(scenario.failed == 1)
    #expect(scenario.invariants.map(\.checked) == [7])
    let failure = try #require(scenario.failures.first)
    #expect(failure.id == "hung")
    #expect(failure.occurrences.map(\.iteration) == [3])
    let stuck = try #require(failure.occurrences.first).stuck
    #expect(
      stuck.contains { $0.contains("in task 'second'") && $0.contains("BlockedSemaphore.wait()") },
      "\(stuck)"
    )
  }
}
