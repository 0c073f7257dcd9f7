internal import Foundation
import Testing

@testable import StressKit

/// Folders that are not writable, and evidence that is compared.
struct CommandEvidenceTests {
  private let temporary: TemporaryFolder

  init() throws {
    temporary = try TemporaryFolder()
  }

  @Test(arguments: ["run", "verify"], ["file", "file/below", "file/far/below", "latest"])
  func `A folder that is not writable is refused before any work`(
    command: String,
    name: String
  ) throws {
    try temporary.make("file", "in the way")
    try temporary.makeFolder("latest/latest.json")
    try temporary.makeFolder("latest/defects.json")
    let before = try temporary.files()
    // Something is written after each scenario.
    let run = CommandRun([
      command, "safe-counter", "--iterations", "64", "--evidence", temporary.path(name),
    ])
    #expect(run.status == .usage)
    #expect(run.complaints.count == 1)
    #expect(run.errors.contains("in the way"))
    #expect(run.errors.contains(temporary.path(name.hasPrefix("file") ? "file" : "latest")))
    #expect(run.output == "")
    #expect(try temporary.files() == before)
    #expect(try temporary.text("file") == "in the way")
  }

  @Test(arguments: ["/dev/null", "/dev/full/evidence", "/proc/evidence"])
  func `A path that is not a folder is refused`(path: String) throws {
    let run = CommandRun(["--iterations", "2", "--evidence", path])
    #expect(run.status == .usage)
    #expect(run.complaints.count == 1)
    #expect(run.errors.contains("cannot create the folder '/"))
  }

  @Test func `Missing folders are made`() throws {
    let run = CommandRun(
      ["safe-counter", "--iterations", "2", "--evidence", temporary.path("a/b c/d")])
    #expect(run.status == .passed)
    #expect(try temporary.files().contains("a/b c/d/latest.json"))
  }

  @Test func `Unchanged evidence has no difference`() throws {
    _ = CommandRun(["safe-counter", "--iterations", "8", "--evidence", temporary.path("old")])
    _ = CommandRun(["safe-counter", "--iterations", "8", "--evidence", temporary.path("new")])
    let run = CommandRun(["diff", temporary.path("old"), temporary.path("new/latest.json")])
    #expect(run.status == .passed)
    #expect(run.complaints.isEmpty)
    #expect(run.output != "")
  }

  @Test func `Worse evidence is a failure, and better evidence is not`() throws {
    _ = CommandRun(["safe-counter", "--iterations", "32", "--evidence", temporary.path("old")])
    _ = CommandRun([
      "safe-counter", "--iterations", "32", "--defect", "lost-update", "--evidence",
      temporary.path("new"),
    ])
    let paths = [temporary.path("old/latest.json"), temporary.path("new/latest.json")]
    let worse = CommandRun(["diff"] + paths)
    #expect(worse.status == .violation)
    #expect(worse.output.contains("C1"))
    #expect(worse.output.contains("safe-counter"))
    #expect(CommandRun(["diff"] + paths.reversed()).status == .passed)
    #expect(CommandRun(["diff", "--markdown"] + paths).output.contains("|"))
  }

  @Test func `Evidence of different kinds is not compared`() throws {
    _ = CommandRun(["safe-counter", "--iterations", "8", "--evidence", temporary.path])
    _ = CommandRun(
      ["verify", "safe-counter", "--iterations", "32", "--evidence", temporary.path])
    let run = CommandRun([
      "diff", temporary.path("latest.json"), temporary.path("defects.json"),
    ])
    #expect(run.status == .usage)
    #expect(run.complaints.count == 1)
  }
}
