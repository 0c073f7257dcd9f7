internal import Foundation
import Testing

/// A test or CI runs every command of the README.
struct ReadmeTests {
  /// A command that runs elsewhere: the file that runs it, and the text that shows it.
  static let elsewhere: [(command: String, file: String, words: String)] = [
    ("scripts/test", "scripts/check", "scripts/test"),
    // With the details of each iteration.
    ("scripts/race-stress", "scripts/check-evidence", "record passing 0 --details"),
    (
      "RACE_STRESS_BUILD=instrumented scripts/race-stress", "scripts/check-data-races",
      "RACE_STRESS_BUILD=instrumented \"$root/scripts/race-stress\""
    ),
    ("scripts/benchmark --quick", "scripts/check", "scripts/benchmark --quick"),
    // A few iterations do not find every defect.
    ("scripts/race-stress verify", "scripts/check", "race-stress verify"),
    (".ci/run", ".github/workflows/ci.yml", ".ci/run"),
    ("scripts/check full", ".github/workflows/nightly.yml", "scripts/check full"),
    (
      "swift run --package-path Tests/Examples/ReleasePipeline release-pipeline",
      "scripts/check-release-pipeline",
      "swift run \"${build[@]}\" --skip-build release-pipeline"
    ),
    // The example at the top of the page, which is not in the scenario folder.
    ("scripts/race-stress double-withdrawal --iteration 0", "Tests", "double-withdrawal"),
  ]

  /// Commands that are not run here.
  static let settingUp = ["git clone", "cd"]

  private static func isRunElsewhere(_ command: Readme.Command) -> Bool {
    elsewhere.contains { $0.command == "\(command)" }
      || settingUp.contains { command.description.hasPrefix("\($0) ") }
  }

  @Test func `The page has the two commands that do everything`() throws {
    let commands = try Readme.commands().map(\.description)
    #expect(commands.contains("scripts/race-stress"))
    #expect(commands.contains("scripts/test"))
  }

  @Test(arguments: elsewhere.indices)
  func `The commands that run elsewhere are run there`(index: Int) throws {
    let (_, file, words) = Self.elsewhere[index]
    if file == "Tests" {
      let tests = try Repository.files(in: "Tests/StressKitTests", "Tests/ScenariosTests")
      #expect(tests.contains { $0.text.contains(words) })
    } else {
      #expect(try Repository.text(of: file).contains(words))
    }
  }

  @Test func `Every other command works as the page says`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "readme-\(UUID())").path
    let template = folder + "-template"
    let manager = FileManager.default
    defer {
      try? manager.removeItem(atPath: folder)
      try? manager.removeItem(atPath: template)
    }
    try manager.createDirectory(atPath: template, withIntermediateDirectories: true)
    let failure = try prepare(template)
    for command in try Readme.commands() where !Self.isRunElsewhere(command) {
      #expect(
        ["scripts/race-stress", "scripts/stress-race"].contains(command.words[0]),
        "nothing runs '\(command)'"
      )
      try? manager.removeItem(atPath: folder)
      try manager.copyItem(atPath: template, toPath: folder)
      let arguments = command.words.dropFirst().map { word in
        word.replacing("evidence/failures/NAME.json", with: failure)
      }
      let run = try runTool(Array(arguments), in: folder)
      let word = command.words.dropFirst().first
      let showsFailure = word == "replay" || word == "explain"
      let expected: Set<Int32> = showsFailure ? [1] : word == "diff" ? [0, 1] : [0]
      #expect(expected.contains(run.status), "\(command): \(run.status) \(run.errors)")
      #expect(!run.output.isEmpty)
    }
  }

  /// Makes the files that a reader has at that point: evidence of a failing run, and a copy of it.
  ///
  /// - Returns: The path of a recorded failure, relative to the folder.
  private func prepare(_ folder: String) throws -> String {
    let run = try runTool(
      [
        "run", "parallel-dispatch-race", "--defect", "sequence-not-atomic", "--evidence",
        "evidence", "--mode", "explore", "--iterations", "64", "--set", "journal=memory",
      ],
      in: folder
    )
    #expect(run.status == 1)
    let manager = FileManager.default
    for name in ["OLD", "OLD.json", "NEW", "NEW.json"] {
      try manager.copyItem(
        atPath: "\(folder)/evidence/latest.json",
        toPath: "\(folder)/\(name)"
      )
    }
    let failures = try manager.contentsOfDirectory(atPath: "\(folder)/evidence/failures").sorted()
    return "evidence/failures/" + (try #require(failures.first { $0.hasSuffix(".json") }))
  }

  /// Runs the command from the same build for a few iterations.
  private func runTool(_ arguments: [String], in folder: String) throws -> ProgramRun {
    let tool = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "race-stress").path
    return try ProgramRun(
      tool,
      arguments,
      in: folder,
      environment: [
        "RACE_STRESS_ITERATIONS": "48", "RACE_STRESS_PARALLEL_ITERATIONS": "2",
        "PATH": "/usr/bin:/bin",
      ]
    )
  }
}
