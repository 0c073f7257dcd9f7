import Testing

@testable import StressKit

/// Where evidence goes: only the default run of all scenarios replaces the evidence of the repository.
struct EvidencePlaceTests {
  @Test(
    arguments: [
      (2, true, "evidence"), (1, true, "evidence/partial"), (2, false, "evidence/partial"),
    ] as [(Int, Bool, String)]
  )
  func `Only the default run of all scenarios goes to the repository's folder`(
    selected: Int,
    isStandard: Bool,
    path: String
  ) {
    let place = EvidencePlace(selected: selected, of: 2, isStandard: isStandard)
    #expect(place.path == path)
    #expect((place.reason == nil) == (path == "evidence"))
  }

  private func options(_ words: String...) throws -> RunOptions {
    let arguments = try CommandLineArguments(
      words,
      options: RunOptions.runOptions,
      environment: [:]
    )
    return try RunOptions(arguments, all: [BrokenCounter.self, SafeCounter.self])
  }

  @Test func `The default run, and options that change no evidence, replace the evidence`() throws {
    #expect(try options().evidence == "evidence")
    #expect(try options("--jobs", "1", "--details", "--budget", "9s").evidence == "evidence")
    #expect(try options("--mode", "explore").evidence == "evidence")
  }

  @Test(arguments: [
    ["--only", "safe-counter"], ["--skip", "safe-counter"], ["--seed", "2"],
    ["--iterations", "8"], ["--mode", "parallel"], ["--strategy", "pct"], ["--profile", "full"],
    ["--step-limit", "9"], ["--inputs", "0"], ["--set", "safe-counter.iterations=9"],
  ])
  func `A part, or another configuration, goes elsewhere`(words: [String]) throws {
    let arguments = try CommandLineArguments(
      words,
      options: RunOptions.runOptions,
      environment: [:]
    )
    let options = try RunOptions(arguments, all: [BrokenCounter.self, SafeCounter.self])
    #expect(options.evidence == "evidence/partial")
  }

  @Test func `A folder that is typed is obeyed`() throws {
    #expect(try options("--seed", "2", "--evidence", "there").evidence == "there")
    #expect(try options("--seed", "2", "--evidence", "there").place.reason == nil)
  }

  @Test func `Git ignores a folder of partial evidence`() throws {
    let temporary = try TemporaryFolder()
    try EvidenceFolder(temporary.path).ignoreInGit()
    #expect(try temporary.text(".gitignore") == "*\n")
  }
}
