import Testing

@testable import StressKit

/// Real threads in worker processes: what crashes or hangs there is said, and the command goes on.
struct ParallelWorkerTests {
  private func run(_ scenario: String, _ iterations: Int) throws -> LostIterationsCommand {
    try LostIterationsCommand([
      scenario, "--mode", "parallel", "--parallel-iterations", "\(iterations)", "--jobs", "2",
    ])
  }

  @Test func `A crash on real threads is a failure, and control finds it with the same inputs`()
    throws
  {
    let run = try run("failed-precondition", 8)
    #expect(run.status == ExitStatus.violation.rawValue, "\(run.errors)")
    let parallel = try #require(try run.evidence.scenarios.first?.parallel)
    #expect(parallel.verdict == .failed)
    let finding = try #require(parallel.findings.first)
    #expect(finding.id == "crashed")
    #expect(finding.outcome.hasPrefix("found again under control"), "\(finding.outcome)")
    let file = try #require(finding.violation?.file)
    let again = try LostIterationsCommand(["replay", "evidence/\(file)"], in: run.folder)
    #expect(again.status == ExitStatus.violation.rawValue, "\(again.errors)")
  }

  @Test func `An iteration that never comes to an end leaves real threads without a verdict`()
    throws
  {
    let run = try run("endless-loop", 8)
    #expect(run.status == ExitStatus.inconclusive.rawValue, "\(run.errors)")
    let parallel = try #require(try run.evidence.scenarios.first?.parallel)
    #expect(parallel.verdict == .inconclusive)
    #expect(parallel.reasons.first?.contains("had not ended") == true)
  }
}
