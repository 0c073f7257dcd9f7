import Testing

@testable import StressKit

/// Instrumented code: its data races are failures, its atomic accesses are points.
struct DataRaceTests {
  private static func run(_ arguments: String...) throws -> BuiltCommand {
    try BuiltCommand(arguments, of: "instrumented-programs")
  }

  @Test func `Every planted bug is caught as it should be`() throws {
    let command = try Self.run("verify", "--no-comparison")
    #expect(command.status == 0, "\(command.output)\(command.errors)")
    let evidence = try EvidenceReader.read(
      DefectsEvidence.self,
      at: command.folder.path + "/evidence/defects.json"
    )
    #expect(evidence.defects.count == 16)
    for defect in evidence.defects {
      #expect(defect.others == [], "\(defect)")
    }
  }

  @Test func `No twin fails, and the same seed gives the same bytes`() throws {
    let command = try Self.run("run", "--iterations", "256")
    #expect(command.status == 0, "\(command.output)\(command.errors)")
    let again = try Self.run("run", "--iterations", "256", "--jobs", "1")
    #expect(try command.text(of: "latest.json") == again.text(of: "latest.json"))
  }

  @Test func `A race names both accesses, and replays`() throws {
    let command = try Self.run(
      "run",
      "unlocked-counter",
      "--defect",
      "no-lock",
      "--iterations",
      "64"
    )
    #expect(command.status == 1)
    let kinds = try command.evidence.scenarios[0].failures
    let race = try #require(kinds.first { $0.kind == .dataRace })
    #expect(race.iterations == 64)
    let text = try #require(race.violations.first?.actual)
    #expect(
      text.contains("'left' writes in UnlockedCounter.Counter.add() (UnlockedCounter.swift:16)")
    )
    #expect(
      text.contains("'right' reads in UnlockedCounter.Counter.add() (UnlockedCounter.swift:16)")
    )
    let replayed = try BuiltCommand(
      ["replay", "evidence/" + command.failure],
      of: "instrumented-programs",
      in: command.folder
    )
    #expect(replayed.output.contains("the same failure, step by step"))
  }

  @Test func `An access that has raced is a point, so that its consequences are found`() throws {
    let command = try Self.run(
      "run",
      "unlocked-counter",
      "--defect",
      "no-lock",
      "--iterations",
      "256"
    )
    let invariant = try command.evidence.scenarios[0].invariants[0]
    #expect(invariant.verdict == .failed)
    let whole = try Self.run(
      "run",
      "unlocked-counter",
      "--defect",
      "no-lock",
      "--iterations",
      "256",
      "--granularity",
      "step"
    )
    #expect(try whole.evidence.scenarios[0].invariants[0].verdict == .passed)
  }
}
