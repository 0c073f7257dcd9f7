import Foundation
import Testing

@testable import StressKit

/// Ctrl-C and SIGTERM end a run at any time: here, while an iteration spins that no watchdog ends.
@Suite(.timeLimit(.minutes(5)))
struct InterruptionTests {
  private static let patient = ["third-run-spins", "--jobs", "1", "--watchdog", "1000h"]

  private func start(_ arguments: [String]) throws -> RunningCommand {
    let command = try RunningCommand(arguments)
    #expect(command.waits(for: "writes: spinning"))
    return command
  }

  private func evidence(of command: RunningCommand) throws -> Evidence {
    try EvidenceFolder(command.folder.path("evidence/partial")).readLatest()
  }

  @Test func `Ctrl-C ends an exploration, whose evidence is incomplete`() throws {
    let command = try start(Self.patient + ["--mode", "explore", "--iterations", "64"])
    let ending = command.end(with: SIGINT)
    #expect(ending.status == ExitStatus.inconclusive.rawValue)
    #expect(!ending.isSignal)
    let evidence = try evidence(of: command)
    #expect(!evidence.complete)
    #expect(evidence.scenarios.map(\.verdict) == [.inconclusive])
  }

  @Test func `Ctrl-C ends the minimization of a failure, which still counts`() throws {
    let command = try start(
      Self.patient + ["--mode", "explore", "--iterations", "1", "--set", "fails=1"]
    )
    let ending = command.end(with: SIGINT)
    #expect(ending.status == ExitStatus.violation.rawValue)
    let evidence = try evidence(of: command)
    #expect(!evidence.complete)
    #expect(evidence.scenarios[0].invariants[0].violated == 1)
  }

  @Test func `Ctrl-C ends a run on real threads`() throws {
    let command = try start(Self.patient + ["--mode", "parallel", "--parallel-iterations", "64"])
    let ending = command.end(with: SIGINT)
    #expect(!ending.isSignal)
    #expect(ending.status == ExitStatus.inconclusive.rawValue)
  }

  @Test func `Ctrl-C ends verify, and the defect has not survived`() throws {
    let command = try start(["verify"] + Self.patient)
    let ending = command.end(with: SIGINT)
    #expect(ending.status == ExitStatus.inconclusive.rawValue)
    let defects = try EvidenceFolder(command.folder.path("evidence/partial")).readDefects()
    #expect(!defects.complete)
    #expect(defects.defects.isEmpty)
  }

  // One iteration alone comes after the pilots, of which the second is the third run.
  @Test(arguments: [
    (["run", "--details"], SIGTERM), (["run", "--iteration", "9"], SIGINT),
  ])
  func `A signal that does not stop a run in order ends it at once, without temporary files`(
    arguments: [String],
    number: Int32
  ) throws {
    let command = try start(
      arguments + Self.patient + ["--mode", "explore"]
    )
    let ending = command.end(with: number)
    #expect(ending.isSignal)
    #expect(ending.status == number)
    #expect(try command.folder.files().filter { $0.hasSuffix(".tmp") } == [])
  }
}
