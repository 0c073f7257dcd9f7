internal import Foundation
import Testing

@testable import StressKit

/// Properties that need a separate process: signals, limits, and equal bytes from different
/// processes.
struct ToolProcessTests {
  private let temporary: TemporaryFolder

  init() throws {
    temporary = try TemporaryFolder()
    for name in ["here", "there"] {
      try FileManager.default.createDirectory(
        atPath: temporary.path(name),
        withIntermediateDirectories: false
      )
    }
  }

  private func run(
    _ arguments: String...,
    in folder: String = "here",
    after shell: String = "true"
  ) throws -> ToolProcess.Ending {
    try ToolProcess(arguments, in: temporary.path(folder), after: shell).wait()
  }

  /// All files below a folder that a run must repeat, with their bytes.
  private func contents(_ folder: String) throws -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    for name in try temporary.entries() where name.hasPrefix("\(folder)/") {
      guard name.contains("."), !name.hasSuffix("measured.json"),
        !name.contains("/parallel.")
      else { continue }
      contents[String(name.dropFirst(folder.count + 1))] = try temporary.bytes(name)
    }
    return contents
  }

  @Test func `The exit status is that of the command`() throws {
    #expect(try run("list").status == 0)
    #expect(try run("idempotent-create", "--iterations", "20", "--mode", "explore").status == 0)
    #expect(
      try run("idempotent-create", "--iterations", "20", "--defect", "archive-dropped")
        .status == 1
    )
    let refused = try run("parallel-dispach-race")
    #expect(refused.status == 2)
    #expect(refused.output == "")
    #expect(refused.errors.contains("did you mean 'parallel-dispatch-race'?"))
    #expect(
      try run("parallel-dispatch-race", "--set", "dispatchers=1", "--iterations", "4").status == 3
    )
  }

  @Test func `Two processes in two directories, one beside another load, write the same bytes`()
    throws
  {
    // `scripts/check-evidence` does the same with all scenarios.
    let arguments = [
      "run", "idempotent-create", "crash-resume", "outbox-drain-race", "--iterations", "40",
      "--details", "--seed", "5", "--parallel-iterations", "2", "--evidence", "evidence",
    ]
    let first = try ToolProcess(arguments, in: temporary.path("here")).wait()
    #expect(first.status == 0)
    // Another run at the same time loads the other core, the cache and the memory.
    let load = try ToolProcess(
      ["run", "--iterations", "60000", "--evidence", temporary.path("load")],
      in: temporary.path("there")
    )
    #expect(load.waitForProgress().hasPrefix("race-stress"))
    let second = try ToolProcess(arguments, in: temporary.path("there")).wait()
    load.interrupt()
    #expect(try load.wait().status == 3)
    #expect(second.status == 0)
    let evidence = try contents("here")
    #expect(
      Set(evidence.keys) == [
        "evidence/latest.iterations.jsonl", "evidence/latest.json", "evidence/latest.md",
      ]
    )
    #expect(try contents("there") == evidence)
  }

  @Test func `A failure is recorded with the same bytes in two processes, and replayed in a third`()
    throws
  {
    let arguments = [
      "run", "idempotent-create", "--iterations", "40", "--mode",
      "explore", "--defect", "archive-dropped", "--evidence", "evidence",
    ]
    #expect(try ToolProcess(arguments, in: temporary.path("here")).wait().status == 1)
    #expect(try ToolProcess(arguments, in: temporary.path("there")).wait().status == 1)
    let evidence = try contents("here")
    #expect(try contents("there") == evidence)
    let files = evidence.keys.filter { $0.hasSuffix(".json") && $0.contains("failures/") }.sorted()
    #expect(!files.isEmpty)
    for file in files {
      let replay = try run("replay", file)
      #expect(replay.status == 1)
      #expect(replay.output.contains("the same failure, step by step"))
    }
    #expect(try contents("here") == evidence)
  }

  @Test func `An interrupted run writes what it knows, as incomplete`() throws {
    let process = try ToolProcess(
      ["run", "--iterations", "60000", "--details"],
      in: temporary.path("here")
    )
    #expect(process.waitForProgress().hasPrefix("race-stress "))
    process.interrupt()
    let ending = try process.wait()
    #expect(!ending.wasKilled)
    #expect(ending.status == 3)
    #expect(ending.output.contains("; incomplete"))

    let folder = EvidenceFolder(temporary.path("here/evidence"))
    let evidence = try folder.readLatest()
    #expect(!evidence.complete)
    #expect(evidence.summary.verdict == .inconclusive)
    #expect(evidence.configuration.iterations == 60_000)
    _ = try folder.readMeasured()
    let lines = try temporary.bytes("here/evidence/latest.iterations.jsonl")
    #expect(lines.isEmpty || lines.last == UInt8(ascii: "\n"))
    #expect(try !temporary.entries().contains { $0.contains("/.") })
  }

  @Test(arguments: [4, 8, 12])
  func `A disk that becomes full in the middle of a file leaves earlier evidence unchanged`(
    kibibytes: Int
  ) throws {
    // Evidence that is larger than each of the limits.
    let few = [
      "idempotent-create", "reapproval-race", "--iterations", "20", "--mode", "explore",
      // A database is larger than the limits too.
      "--set", "journal=memory",
    ]
    func run(_ arguments: [String], after shell: String = "true") throws -> ToolProcess.Ending {
      let arguments = few + ["--evidence", "evidence"] + arguments
      return try ToolProcess(arguments, in: temporary.path("here"), after: shell).wait()
    }
    #expect(try run([]).status == 0)
    let before = try contents("here")
    // A limit on the file size simulates a full disk: the write fails halfway.
    let full = try run(
      ["--seed", "2", "--details"],
      after: "trap '' XFSZ; ulimit -f \(kibibytes)"
    )
    #expect(full.status == 2)
    let complaints = full.errors.split(separator: "\n").filter { $0.contains("error: ") }
    #expect(complaints.count == 1)
    #expect(complaints.first?.contains("cannot write '") == true)
    #expect(try contents("here") == before)
    #expect(try run(["--seed", "2"]).status == 0)
  }

  @Test func `A limit on the size of files that stops a worker is named`() throws {
    let run = try run(
      "run",
      "idempotent-create",
      "--iterations",
      "20",
      after: "trap '' XFSZ; ulimit -f 1"
    )
    #expect(run.status == 2)
    let limit = "the size of a file is limited to 1 KiB (ulimit -f)"
    #expect(run.errors.contains("File too large: \(limit)"))
  }

  @Test func `A run completes although the reader of its output goes away`() throws {
    let process = try ToolProcess(
      ["run", "idempotent-create", "--iterations", "20", "--evidence", "evidence"],
      in: temporary.path("here")
    )
    try process.closeOutput()
    let ending = try process.wait(readingOutput: false)
    #expect(!ending.wasKilled)
    #expect(ending.status == 0)
    #expect(try EvidenceFolder(temporary.path("here/evidence")).readLatest().complete)
  }
}
