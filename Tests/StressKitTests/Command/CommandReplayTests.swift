internal import Foundation
import Testing

@testable import StressKit

/// A recorded failure happens again, and a file that cannot be replayed is refused.
struct CommandReplayTests {
  private let temporary: TemporaryFolder
  /// The file of a recorded failure.
  private let path: String
  private let recorded: FailureFile

  init() throws {
    temporary = try TemporaryFolder()
    _ = CommandRun(["run", "broken-counter", "--iterations", "64", "--evidence", temporary.path])
    let name = try #require(
      temporary.files().first { $0.hasPrefix("failures/") && $0.hasSuffix(".json") }
    )
    path = temporary.path(name)
    recorded = try EvidenceReader.read(FailureFile.self, at: path)
  }

  private func replay(_ edit: (inout FailureFile) -> Void) throws -> CommandRun {
    var file = recorded
    edit(&file)
    try temporary.make("edited.json", String(decoding: EvidenceJSON.document(file), as: UTF8.self))
    return CommandRun(["replay", temporary.path("edited.json")])
  }

  @Test func `A recorded failure happens again with the same digest`() throws {
    let before = try temporary.files()
    let run = CommandRun(["replay", path])
    #expect(run.status == .violation)
    #expect(run.output.contains("recorded  B1: \(recorded.actual)"))
    #expect(run.output.contains("replayed  B1: \(recorded.actual)"))
    #expect(
      run.output.contains("digest    \(recorded.digest) recorded, \(recorded.digest) replayed")
    )
    #expect(run.output.contains("the same failure, step by step"))
    #expect(run.output.hasPrefix(recorded.table.joined(separator: "\n")))
    #expect(try temporary.files() == before)
  }

  @Test(
    arguments: [
      "deadlock": NeverResumed.self, "livelock": YieldsForEver.self, "leak": LeavesTaskBehind.self,
      "threw": ThrowsInRun.self,
    ] as [String: any Scenario.Type]
  )
  func `Failures of every kind are replayed`(kind: String, scenario: any Scenario.Type) throws {
    let folder = temporary.path(kind)
    _ = CommandRun(
      ["run", "--iterations", "2", "--step-limit", "300", "--evidence", folder],
      scenarios: [scenario]
    )
    let name = try #require(
      temporary.files().first { $0.hasPrefix("\(kind)/failures/") && $0.hasSuffix(".json") }
    )
    let run = CommandRun(["replay", temporary.path(name)], scenarios: [scenario])
    #expect(run.status == .violation)
    #expect(run.output.contains("recorded  \(kind): "))
    #expect(run.output.contains("the same failure, step by step"))
  }

  @Test func `A schedule that does not fit its trace is refused`() throws {
    let run = try replay { $0.schedule = "0.0.0" }
    #expect(run.status == .usage)
    #expect(run.complaints.count == 1)
    #expect(run.errors.contains("do not fit each other; record the failure again: race-stress run"))
  }

  @Test(arguments: ["", "*", "0*0", "0*999999999999", "z*-1", "0..0", "0*", "é"])
  func `A schedule that is none is refused`(text: String) throws {
    #expect(try replay { $0.schedule = text }.status == .usage)
  }

  @Test func `Numbers that contradict each other are refused`() throws {
    #expect(try replay { $0.iteration = -1 }.status == .usage)
    #expect(try replay { $0.iteration = .max }.status == .usage)
    #expect(try replay { $0.iteration += 1 }.status == .usage)
    #expect(try replay { $0.seed = Seed($0.seed.value &+ 1) }.status == .usage)
    #expect(try replay { $0.plan.stepLimit = 0 }.status == .usage)
    #expect(try replay { $0.plan.parameters = ["workers": 2] }.status == .usage)
    #expect(try replay { $0.plan.defect = "lost-update" }.status == .usage)
    #expect(try replay { $0.plan.scenario = "gone-counter" }.status == .usage)
    #expect(try replay { $0.trace.steps[0].taken = 99 }.status == .usage)
  }

  @Test func `Another outcome than the recorded one is a divergence`() throws {
    let run = try replay { $0.actual = "0" }
    #expect(run.status == .diverged)
    #expect(run.output.contains("diverged: the outcome is another one"))
    #expect(try replay { $0.digest = Seed(1) }.status == .diverged)
    #expect(try replay { $0.invariant = "B2" }.status == .diverged)
  }

  @Test func `Code that has changed is a divergence at the step where it shows`() throws {
    // What was recorded of one scenario cannot be followed in another.
    let run = try replay {
      $0.plan.scenario = "safe-counter"
      $0.plan.parameters = ["workers": 3, "additions": 2]
      $0.seed = $0.plan.seed(ofIteration: $0.iteration)
    }
    #expect(run.status == .diverged)
    #expect(run.output.contains("diverged at step "))
    #expect(run.output.contains("recorded, ready were "))
  }

  @Test func `A failure of another build is replayed with a note`() throws {
    let run = try replay { $0.toolchain = "swift 5.0" }
    #expect(run.status == .violation)
    #expect(run.errors.contains("note: recorded with a \(recorded.build) build of swift 5.0"))
  }

  /// Files that are no failure, by what is wrong with them.
  static let foreign: [(content: String?, says: String)] = [
    (nil, "there is no file"),
    ("", "is truncated"),
    ("\u{0}\u{1}\u{2}PNG", "is not JSON"),
    ("not json", "is not JSON"),
    ("[1, 2]", "has no 'schema' field"),
    (#"{"name": "package"}"#, "has no 'schema' field"),
    (#"{"schema": "race-stress/evidence/3"}"#, "has schema 'race-stress/evidence/3'"),
    (#"{"schema": "race-stress/failure/9"}"#, "a newer race-stress wrote it"),
    (#"{"schema": "race-stress/failure/2"}"#, "an older race-stress wrote it"),
    (#"{"schema": "race-stress/failure/4"}"#, "it is missing"),
  ]

  @Test(arguments: foreign.indices)
  func `A file that is no recorded failure is refused by name`(index: Int) throws {
    let (content, says) = Self.foreign[index]
    if let content { try temporary.make("foreign.json", content) }
    for command in [["replay"], ["diff", temporary.path("latest.json")]] {
      let run = CommandRun(command + [temporary.path("foreign.json")])
      #expect(run.status == .usage)
      #expect(run.complaints.count == 1)
      #expect(run.output == "")
      #expect(run.errors.contains("'\(temporary.path("foreign.json"))'"))
      // To a diff, evidence of a run is no foreign file: what it lacks is said instead.
      if command == ["replay"] || !says.contains("evidence/3") {
        #expect(run.errors.contains(says))
      }
    }
  }

  @Test func `A file that was cut anywhere is refused`() throws {
    let whole = try String(contentsOfFile: path, encoding: .utf8)
    for length in stride(from: 0, to: whole.utf8.count - 2, by: 97) {
      try temporary.make("cut.json", String(decoding: whole.utf8.prefix(length), as: UTF8.self))
      let run = CommandRun(["replay", temporary.path("cut.json")])
      #expect(run.status == .usage)
      #expect(run.complaints.count == 1)
    }
  }

  @Test func `A folder is no recorded failure`() throws {
    let run = CommandRun(["replay", temporary.path])
    #expect(run.status == .usage)
    #expect(run.complaints.count == 1)
    #expect(!run.errors.contains("remove it"))
  }
}
