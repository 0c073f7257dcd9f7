internal import Foundation
import Synchronization
import Testing

@testable import StressKit

/// Failures are shown and written when they are found, and a run can stop at the first.
struct FoundFailureTests {
  private let temporary: TemporaryFolder

  init() throws {
    temporary = try TemporaryFolder()
  }

  /// Lines about the work, each with the files that there were when it was written.
  private final class Witnessed: Sendable {
    let lines = Mutex<[(text: String, files: [String])]>([])
  }

  private func lines(
    of arguments: [String],
    _ mode: String,
    _ scenario: any Scenario.Type
  ) -> [(text: String, files: [String])] {
    let witnessed = Witnessed()
    let temporary = temporary
    _ = StressCommand.run(
      arguments + ["--evidence", temporary.path],
      environment: ["RACE_STRESS_MODE": mode],
      scenarios: [scenario],
      console: Console(
        isTerminal: false,
        write: { text in
          let files = (try? temporary.files()) ?? []
          witnessed.lines.withLock { $0.append((text, files)) }
        },
        writeError: { text in
          let files = (try? temporary.files()) ?? []
          witnessed.lines.withLock { $0.append((text, files)) }
        }
      )
    )
    return witnessed.lines.withLock { $0 }
  }

  @Test func `A failure is shown and written while its scenario runs`() throws {
    let lines = lines(of: ["broken-counter", "--iterations", "64"], "explore", BrokenCounter.self)
    let found = try #require(lines.firstIndex { $0.text.contains("B1 broken in iteration ") })
    let written = try #require(lines.firstIndex { $0.text.contains("  written: ") })
    let summary = try #require(lines.firstIndex { $0.text.hasPrefix("failed  broken-counter: ") })
    #expect(found < written)
    #expect(written < summary)
    #expect(lines[found].text.contains("expected 2, found 1"))
    #expect(lines[written].files.contains { $0.hasPrefix("failures/broken-counter-") })
    #expect(!lines[written].files.contains("latest.json"))
    #expect(lines.count { $0.text.contains("B1 broken in iteration ") } == 1)
  }

  @Test func `A failure on real threads is shown while its scenario runs`() throws {
    let lines = lines(of: ["--parallel-iterations", "8"], "parallel", ThrowsInRun.self)
      .map(\.text)
    let start = "throws-in-run on real threads: threw in iteration 0: "
    let found = lines.indices.filter { lines[$0].hasPrefix(start) }
    let summary = lines.firstIndex { $0.hasPrefix("failed on real threads") }
    #expect(found.count == 1)
    #expect(try #require(found.first) < #require(summary))
  }

  @Test func `A file that was written early is the one that the evidence names`() throws {
    _ = CommandRun(["broken-counter", "--iterations", "64", "--evidence", temporary.path])
    let evidence = try EvidenceFolder(temporary.path).readLatest()
    let names = evidence.scenarios[0].invariants[0].violations.compactMap(\.file)
    let files = try temporary.files().filter { $0.hasPrefix("failures/") && $0.hasSuffix(".json") }
    #expect(files == names)
  }

  @Test func `With --fail-fast a run ends with the first iteration that fails`() throws {
    let run = CommandRun(
      ["--fail-fast", "--iterations", "64", "--evidence", temporary.path],
      scenarios: [BrokenCounter.self, SafeCounter.self]
    )
    #expect(run.status == .violation)
    let evidence = try EvidenceFolder(temporary.path).readLatest()
    #expect(!evidence.complete)
    #expect(evidence.scenarios.map(\.name) == ["broken-counter", "safe-counter"])
    #expect(evidence.scenarios[1].iterations == 0)
    #expect(evidence.scenarios[1].reasons == ["not run: a scenario failed (--fail-fast)"])
    let broken = evidence.scenarios[0]
    #expect(broken.invariants[0].violated == 1)
    #expect(broken.invariants[0].violations.map(\.iteration) == [broken.iterations - 1])
    #expect(run.output.contains("; incomplete"))
  }

  @Test func `With --fail-fast a run without a failure is complete`() throws {
    let run = CommandRun(
      ["safe-counter", "--fail-fast", "--iterations", "8", "--evidence", temporary.path]
    )
    #expect(run.status == .passed)
    #expect(try EvidenceFolder(temporary.path).readLatest().complete)
  }

  @Test(arguments: [
    (NeverResumed.self as any Scenario.Type, "8 deadlocked"), (ThrowsInRun.self, "8 threw"),
    (LeavesTaskBehind.self, "8 leaked tasks"),
  ])
  func `The verdict's line says how iterations failed otherwise`(
    scenario: any Scenario.Type,
    says: String
  ) throws {
    let run = CommandRun(
      ["--iterations", "8", "--evidence", temporary.path],
      scenarios: [scenario]
    )
    let lines = run.output.split(separator: "\n")
    let verdict = try #require(lines.first { $0.hasPrefix("failed  ") })
    #expect(verdict.contains(", \(says), "))
    // These scenarios have no invariants.
    #expect(!verdict.contains("invariants held"))
    let total = try #require(lines.first { $0.hasPrefix("failed: ") })
    #expect(total.contains(says.replacing("8 ", with: "8 iterations ")))
    let page = try temporary.text("latest.md")
    #expect(page.contains(says.replacing("8 ", with: "8 iterations ") + "."))
  }
}
