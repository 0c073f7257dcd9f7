import Testing

@testable import StressKit

/// Failures of the machine: the command tries once more, then says what happened, and blames no code.
struct MachineFailureTests {
  @Test func `A process that is killed each time leaves an inconclusive iteration`() throws {
    let run = try BuiltCommand(["killed-from-outside", "--iterations", "8"])
    #expect(run.status == ExitStatus.inconclusive.rawValue, "\(run.output)\(run.errors)")
    let scenario = try #require(try run.evidence.scenarios.first)
    #expect(scenario.verdict == .inconclusive)
    #expect(scenario.failures.isEmpty)
    #expect(scenario.iterations == 8)
    #expect(scenario.invariants.map(\.checked) == [7])
    #expect(scenario.reasons.count == 1)
    #expect(
      scenario.reasons[0].hasPrefix(
        "iteration 3 was run twice, and twice its process ended early: SIGKILL"
      )
    )
  }

  @Test func `A process that is killed once leaves no trace in the evidence`() throws {
    let killed = try BuiltCommand(["killed-once", "--iterations", "20"])
    #expect(killed.status == ExitStatus.passed.rawValue, "\(killed.output)\(killed.errors)")
    let scenario = try #require(try killed.evidence.scenarios.first)
    #expect(scenario.invariants.map(\.checked) == [20])
    #expect(scenario.reasons == [])
  }

  @Test func `A machine that ends every process is given few chances`() throws {
    let run = try BuiltCommand(["killed-from-outside", "--iterations", "400"])
    let scenario = try #require(try run.evidence.scenarios.first)
    #expect(run.status == ExitStatus.inconclusive.rawValue)
    #expect(
      scenario.reasons.first
        == "stopped after 60 iterations, because too many of their processes were ended"
    )
  }

  @Test(arguments: [
    ("ulimit -v 100000", "the address space is limited to 100000 KiB (ulimit -v)"),
    ("ulimit -t 1", "the CPU time is limited to 1 s (ulimit -t)"),
    ("ulimit -n 8", "the number of open files is limited to 8 (ulimit -n)"),
  ])
  func `A limit that is too low is named, and no run begins`(shell: String, text: String) throws {
    let run = try BuiltCommand(["writes-a-lot", "--iterations", "4"], after: shell)
    #expect(run.status == ExitStatus.usage.rawValue, "\(run.output)\(run.errors)")
    #expect(run.errors.contains(text), "\(run.errors)")
    #expect(try run.folder.files().allSatisfy { !$0.hasSuffix("latest.json") })
  }

  @Test func `A run may be tried again once, and its second run apart from that`() {
    var retried = WorkerPool.Retried()
    let answers = [
      retried.insert(7, isTwin: false), retried.insert(7, isTwin: false),
      retried.insert(7, isTwin: true), retried.insert(7, isTwin: true),
    ]
    #expect(answers == [true, false, true, false])
  }
}
