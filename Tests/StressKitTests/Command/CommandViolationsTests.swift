import Testing

@testable import StressKit

/// All violations are counted.
///
/// The console shows a few of them, and the evidence the first of each invariant.
struct CommandViolationsTests {
  private func run(
    _ scenario: any Scenario.Type,
    iterations: Int
  ) throws -> (lines: [String], evidence: ScenarioEvidence) {
    let temporary = try TemporaryFolder()
    let run = CommandRun(
      ["run", "--iterations", "\(iterations)", "--evidence", temporary.path],
      scenarios: [scenario]
    )
    #expect(run.status == .violation)
    let evidence = try EvidenceFolder(temporary.path).readLatest().scenarios[0]
    return (run.output.split(separator: "\n").map(String.init), evidence)
  }

  @Test func `Many violations of one invariant are counted, and the first of them shown`() throws {
    let (lines, evidence) = try run(AlwaysWrong.self, iterations: 50)
    #expect(evidence.invariants.map(\.violated) == [50])
    #expect(evidence.invariants[0].violations.map(\.iteration) == Array(0..<10))
    #expect(lines.contains("  W1 broken in 50 of 50: one is two"))
    #expect(lines.contains("    iteration 0: expected 2, found 1"))
    let shown = lines.count { $0.hasPrefix("    iteration ") }
    #expect(shown <= 10)
    #expect(lines.contains("    \(50 - shown) more, not shown here"))
  }

  @Test func `At most ten violations of a scenario are shown, and every invariant is counted`()
    throws
  {
    let (lines, evidence) = try run(WrongInManyWays.self, iterations: 20)
    #expect(evidence.invariants.map(\.violated) == [20, 20, 20, 20, 20])
    #expect(evidence.invariants.map(\.violations.count) == [10, 10, 10, 10, 10])
    #expect(lines.count { $0.contains(" broken in 20 of 20: ") } == 5)
    let shown = lines.count { $0.hasPrefix("    iteration ") }
    #expect(shown == 10)
    let more = lines.compactMap { line in
      line.wholeMatch(of: #/    (\d+) more, not shown here/#).flatMap { Int($0.output.1) }
    }
    #expect(more.reduce(shown, +) == 5 * 20)
  }

  @Test func `If all violations are shown, the output mentions no others`() throws {
    let (lines, evidence) = try run(AlwaysWrong.self, iterations: 2)
    #expect(evidence.invariants[0].violations.count == 2)
    #expect(lines.count { $0.hasPrefix("    iteration ") } == 2)
    #expect(!lines.contains { $0.contains("not shown") })
  }
}
