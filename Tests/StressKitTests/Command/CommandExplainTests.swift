internal import Foundation
import Testing

@testable import StressKit

/// `explain` tells a failure from its file or from its iteration, and refuses what is neither.
struct CommandExplainTests {
  private let temporary: TemporaryFolder

  init() throws {
    temporary = try TemporaryFolder()
  }

  private func record(_ scenario: any Scenario.Type, _ arguments: [String]) throws -> String {
    _ = CommandRun(
      ["run"] + arguments + ["--evidence", temporary.path("evidence")],
      scenarios: [scenario]
    )
    let files = try temporary.files()
    let name = files.first { $0.hasPrefix("evidence/failures/") && $0.hasSuffix(".json") }
    return temporary.path(try #require(name))
  }

  @Test func `a recorded failure is told without running it`() throws {
    let path = try record(BrokenCounter.self, ["--iterations", "64"])
    let file = try EvidenceReader.read(FailureFile.self, at: path)
    let run = CommandRun(["explain", path])
    #expect(run.status == .violation)
    #expect(run.errors == "")
    #expect(run.output == Explanation(file, path: path).lines.joined(separator: "\n") + "\n")
    #expect(run.output.contains("found     \(file.actual)"))
    #expect(run.output.contains("  race-stress replay \(path)\n"))
    #expect(run.output.contains(file.replay))
    #expect(CommandRun(["explain", path]).output == run.output)
  }

  @Test func `an iteration is told, minimized`() throws {
    let run = CommandRun(["explain", "broken-counter", "--iteration", "3", "--seed", "2"])
    let alone = CommandRun(["run", "broken-counter", "--iteration", "3", "--seed", "2"])
    #expect(run.status == alone.status)
    let held = CommandRun([
      "explain", "safe-counter", "--iteration", "0", "--set", "workers=1",
    ])
    #expect(held.status == .passed)
    #expect(held.output.contains("did not fail"))
    let broken = CommandRun([
      "explain", "safe-counter", "--iteration", "0", "--defect", "lost-update",
    ])
    #expect(broken.status == .violation)
    #expect(broken.output.contains("with the planted defect 'lost-update'"))
    #expect(broken.output.contains("minimized from "))
  }

  @Test(arguments: [
    ([], "explain takes one file or one scenario"), (["a", "b"], "takes one file or one scenario"),
    (["safe-counter"], "does not say which iteration"),
    (["safe-cuonter"], "there is no scenario and no file 'safe-cuonter'"),
    (["no/such/file.json"], "there is no file"),
    (["/tmp"], "is a folder"),
    (["safe-counter", "--iteration", "x"], "--iteration"),
  ])
  func `what cannot be told is refused`(arguments: [String], says: String) {
    let run = CommandRun(["explain"] + arguments)
    #expect(run.status == .usage)
    #expect(run.complaints.count == 1)
    #expect(run.errors.contains(says))
    #expect(run.output == "")
  }

  @Test func `a file whose parts contradict each other is refused`() throws {
    let path = try record(BrokenCounter.self, ["--iterations", "64"])
    var file = try EvidenceReader.read(FailureFile.self, at: path)
    file.schedule = "0.0.0"
    try temporary.make("edited.json", String(decoding: EvidenceJSON.document(file), as: UTF8.self))
    #expect(CommandRun(["explain", temporary.path("edited.json")]).status == .usage)
  }

  @Test func `the file of a livelock is small, and is followed to the end`() throws {
    let path = try record(YieldsForEver.self, ["--iterations", "2"])
    let file = try EvidenceReader.read(FailureFile.self, at: path)
    #expect(file.trace.stepCount == 20_000)
    #expect(file.trace.steps.count == Trace.storedSteps)
    let size = try #require(
      try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    )
    #expect(size < 200_000)
    #expect(file.table.count < 20)
    let replay = CommandRun(["replay", path], scenarios: [YieldsForEver.self])
    #expect(replay.status == .violation)
    #expect(replay.output.contains("the same failure, step by step"))
  }
}
