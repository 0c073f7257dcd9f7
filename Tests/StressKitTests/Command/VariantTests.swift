internal import Foundation
import Testing

@testable import StressKit

/// Choices between configurations, made and recorded by name.
struct VariantTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String...) -> CommandRun {
    CommandRun(
      ["stored-number", "--iterations", "4", "--evidence", folder.path] + arguments,
      scenarios: [StoredNumber.self, SafeCounter.self]
    )
  }

  private func evidence() throws -> ScenarioEvidence {
    try EvidenceFolder(folder.path).readLatest().scenarios[0]
  }

  @Test func `the first choice is the default, and is recorded`() throws {
    #expect(run().status == .passed)
    #expect(try evidence().parameters == ["number": 3, "store": "paper", "color": "red"])
  }

  @Test(arguments: ["store=sand", "stored-number.store=sand"])
  func `a choice edits the configuration, and is named by the command that repeats a failure`(
    _ choice: String
  ) throws {
    #expect(run("--set", choice, "--set", "number=5").status == .violation)
    let evidence = try evidence()
    #expect(evidence.parameters == ["number": 5, "store": "sand", "color": "red"])
    let replay = try #require(evidence.invariants[0].violations.first?.replay)
    #expect(replay.hasSuffix("--set number=5 --set store=sand --iteration 0"))
    let page = try String(contentsOfFile: "\(folder.path)/latest.md", encoding: .utf8)
    #expect(page.contains("- Parameters: `color` = red, `number` = 5, `store` = sand"))
  }

  @Test func `a defect edits the chosen configuration`() {
    #expect(run("--defect", "lossy").status == .violation)
    #expect(run("--defect", "lossy", "--set", "store=sand").status == .passed)
  }

  @Test func `a recorded failure is replayed with its choices`() throws {
    #expect(run("--set", "store=sand").status == .violation)
    let folder = "\(folder.path)/failures"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    let file = try #require(files.first { $0.hasSuffix(".json") })
    let replay = CommandRun(
      ["replay", "\(folder)/\(file)"],
      scenarios: [StoredNumber.self, SafeCounter.self]
    )
    #expect(replay.status == .violation)
    let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
    #expect(text.contains("\"store\": \"sand\""))
  }

  @Test(arguments: [
    ("store=stone", "stored-number.store is 'stone', but must be paper or sand\n"),
    ("store=snad", "did you mean 'sand'?"),
    ("color=1", "must be red or blue or green"),
    ("number=sand", "must be a whole number from 1 to 9"),
    ("stores=sand", "did you mean 'store'?"),
    ("safe-counter.store=sand", "no scenario 'safe-counter'"),
  ])
  func `an invalid choice is refused with the valid ones`(_ choice: String, _ says: String) {
    let refused = run("--set", choice)
    #expect(refused.status == .usage)
    #expect(refused.errors.contains(says), "\(refused.errors)")
  }

  @Test func `the list shows the choices`() {
    let list = CommandRun(["list", "stored-number"], scenarios: [StoredNumber.self])
    #expect(list.output.contains("    number  3 (1 to 9)\n    store  paper (paper or sand)\n"))
  }

  @Test func `a plan with an unknown choice is refused when it runs`() {
    for value: ParameterValue in ["stone", 2] {
      let plan = StoredNumber.plan(changing: ["store": value], seed: Seed(1))
      #expect(throws: UsageError.self) { try Explorer(StoredNumber.self, plan) }
    }
  }

  @Test(arguments: [ParameterValue.size(-7), .choice("memory"), .choice("7")])
  func `a value survives a round trip`(_ value: ParameterValue) throws {
    let bytes = try JSONEncoder().encode(["value": value])
    let read = try JSONDecoder().decode([String: ParameterValue].self, from: bytes)
    #expect(read == ["value": value])
  }
}
