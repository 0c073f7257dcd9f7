import Testing

@testable import StressKit

/// Control reads no memory that the runtime has freed.
struct FreedMemoryTests {
  /// Makes the C library fill memory when it is freed, and give it out again at once.
  private static let filling =
    "export MALLOC_PERTURB_=1 GLIBC_TUNABLES=glibc.malloc.tcache_count=0"

  @Test func `Tasks that nobody keeps run to their end where freed memory is filled`() throws {
    let run = try BuiltCommand(
      ["dropped-task", "--iterations", "64", "--jobs", "1"],
      after: Self.filling
    )
    let scenario = try #require(try run.evidence.scenarios.first, "\(run.errors)")
    #expect(scenario.failures.isEmpty, "\(run.output)")
    #expect(scenario.escapes.isEmpty)
  }

  @Test func `Every check of the doctor passes where freed memory is filled`() throws {
    let run = try BuiltCommand(["doctor"], after: Self.filling)
    #expect(run.status == ExitStatus.passed.rawValue, "\(run.output)")
  }

  @Test func `Deadlocks, leaks and races are told in the same words where freed memory is filled`()
    throws
  {
    let arguments = ["leaks-tasks", "failed-precondition", "--iterations", "16", "--jobs", "1"]
    let (plain, filled) = (
      try BuiltCommand(arguments),
      try BuiltCommand(arguments, after: Self.filling)
    )
    #expect(filled.status == plain.status, "\(filled.errors)")
    #expect(try filled.text(of: "latest.json") == plain.text(of: "latest.json"))
  }
}
