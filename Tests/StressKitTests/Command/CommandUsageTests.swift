internal import Foundation
import Testing

@testable import StressKit

/// Bad input: exit status 2, one message that says what to type, and earlier evidence as it was.
struct CommandUsageTests {
  /// What is typed, what the environment holds, and what the message must say.
  struct Case: Sendable, CustomTestStringConvertible {
    var typed: String
    var environment: [String: String] = [:]
    var says: [String]

    var testDescription: String {
      (environment.map { "\($0.key)=\($0.value) " } + [typed]).joined()
    }
  }

  static let words: [Case] = [
    Case(
      typed: "safe-conter",
      says: ["no scenario 'safe-conter'", "did you mean 'safe-counter'?"]
    ),
    Case(
      typed: "run zebra",
      says: ["no scenario 'zebra'", "there are: broken-counter, safe-counter"]
    ),
    Case(typed: "run --only safe", says: ["no scenario 'safe'", "did you mean 'safe-counter'?"]),
    Case(typed: "run --skip zebra", says: ["no scenario 'zebra'"]),
    Case(typed: "run --skip safe-counter --skip broken-counter", says: ["no scenario is left"]),
    Case(typed: "list zebra", says: ["no scenario 'zebra'"]),
    Case(typed: "verify zebra", says: ["no scenario 'zebra'"]),
    Case(typed: "lsit", says: ["no command 'lsit'", "did you mean 'list'?"]),
    Case(typed: "help verfy", says: ["no command 'verfy'", "did you mean 'verify'?"]),
    Case(
      typed: "--iteratons 3",
      says: ["unknown option '--iteratons'", "did you mean '--iterations'?"]
    ),
    Case(typed: "run --hlep", says: ["unknown option '--hlep'", "did you mean '--help'?"]),
    Case(typed: "run -n 3", says: ["unknown option '-n'", "there are: --profile"]),
    Case(typed: "list --seed 3", says: ["unknown option '--seed'"]),
    Case(typed: "replay --seed 3 file", says: ["unknown option '--seed'"]),
    Case(typed: "run --details=yes", says: ["'--details' takes no value"]),
    Case(typed: "run --seed 1 --seed 2", says: ["'--seed' is given twice"]),
    Case(typed: "run --strategy pst", says: ["--strategy is 'pst'", "did you mean 'pct'?"]),
    Case(typed: "run --profile nightly", says: ["--profile is 'nightly'", "ci, full, soak"]),
    Case(
      typed: "run --defect lost-updat",
      says: ["no selected scenario has a defect 'lost-updat'"]
    ),
    Case(
      typed: "run --defect torn-integer --iterations 1",
      says: ["cannot be planted", "entered by one"]
    ),
    Case(
      typed: "run --iteration 3",
      says: ["one iteration of one scenario, but 2", "name the scenario"]
    ),
    Case(
      typed: "run safe-counter --iteration 3 --details",
      says: ["--iteration shows one iteration and writes no evidence", "leave out --details"]
    ),
    Case(
      typed: "run safe-counter --iteration 3 --archive",
      says: ["leave out --archive"]
    ),
    Case(typed: "replay", says: ["replay takes one file, not 0"]),
    Case(typed: "replay a b", says: ["replay takes one file, not 2"]),
    Case(typed: "diff a", says: ["diff takes two files, not 1"]),
    Case(typed: "diff a b c", says: ["diff takes two files, not 3"]),
    Case(
      typed: "",
      environment: ["RACE_STRESS_DETAILS": "maybe"],
      says: ["RACE_STRESS_DETAILS is 'maybe'", "set it to 1 or 0"]
    ),
    Case(
      typed: "",
      environment: ["RACE_STRESS_ONLY": "safe-counter,zebra"],
      says: ["'zebra'"]
    ),
    Case(
      typed: "",
      environment: ["RACE_STRESS_PROFILE": "fast"],
      says: ["RACE_STRESS_PROFILE is 'fast'"]
    ),
  ]

  static let sizes: [Case] = [
    Case(typed: "run --set workers", says: ["--set is 'workers'", "dispatchers=4"]),
    Case(typed: "run --set =3", says: ["--set is '=3'"]),
    Case(typed: "run --set .workers=3", says: ["--set is '.workers=3'"]),
    Case(typed: "run --set a.b.c=3", says: ["--set is 'a.b.c=3'"]),
    Case(typed: "run --set workers=1=2", says: ["--set is 'workers=1=2'"]),
    Case(
      typed: "run --set worker=1",
      says: ["no selected scenario has a parameter 'worker'", "'workers'?"]
    ),
    Case(typed: "run --set zebra.workers=1", says: ["no scenario 'zebra'"]),
    Case(
      typed: "run --set broken-counter.workers=1",
      says: ["no selected scenario has a parameter"]
    ),
    Case(
      typed: "run --only broken-counter --set safe-counter.workers=1",
      says: ["'safe-counter'"]
    ),
    Case(
      typed: "",
      environment: ["RACE_STRESS_SET": "workers=2,workers"],
      says: ["RACE_STRESS_SET is 'workers'"]
    ),
  ]

  /// Every option that is a number, with what must be said of one that makes no sense.
  static let numbers: [(option: String, says: String)] = [
    ("--iterations N", "--iterations is 'N', but must be a whole number from 1 to 1000000000"),
    ("--step-limit N", "--step-limit is 'N', but must be a whole number from 1 to 1000000000"),
    ("safe-counter --iteration N", "--iteration is 'N', but must be a whole number from 0 to"),
    ("--seed N", "--seed is 'N', but must be a number below 2^64"),
    ("--budget Ns", "--budget is 'Ns'; type a time such as 500ms, 90s, 15m or 2h"),
    ("--set workers=N", "safe-counter.workers is 'N', but must be a whole number from 1 to 8"),
    ("--set safe-counter.workers=N", "safe-counter.workers is 'N', but must be"),
    ("--set iterations=N", "iterations=N is 'N', but must be a whole number from 1 to 1000000000"),
  ]

  static let nonsense = [
    "-1", "abc", "1.5", "1e3", "0x", "99999999999999999999", " 7", "7 ", "٣", "1_000",
  ]

  private let temporary: TemporaryFolder
  private let before: [String]

  init() throws {
    temporary = try TemporaryFolder()
    let run = CommandRun(["--iterations", "32", "--details", "--evidence", temporary.path])
    #expect(run.status == .violation)
    before = try Self.contents(of: temporary)
  }

  private static func contents(of folder: TemporaryFolder) throws -> [String] {
    try folder.files().flatMap { [$0, try folder.text($0)] }
  }

  /// Expects a run to be refused, and to leave everything as it was.
  private func expectRefusal(
    of arguments: [String],
    _ environment: [String: String] = ["RACE_STRESS_MODE": "explore"],
    says: [String]
  ) throws {
    var environment = environment
    environment["RACE_STRESS_EVIDENCE"] = temporary.path
    let run = CommandRun(arguments, environment: environment)
    #expect(run.status == .usage)
    #expect(run.output == "")
    #expect(run.complaints.count == 1)
    #expect(run.errors.count { $0 == "\n" } == 1)
    for text in says { #expect(run.errors.contains(text)) }
    #expect(try Self.contents(of: temporary) == before)
  }

  @Test(arguments: words + sizes)
  func `What is mistyped is refused with what to type instead`(example: Case) throws {
    try expectRefusal(
      of: example.typed.split(separator: " ").map(String.init),
      example.environment,
      says: example.says
    )
  }

  @Test(arguments: numbers.map(\.option), nonsense)
  func `A number that makes no sense is refused`(option: String, value: String) throws {
    let says = try #require(Self.numbers.first { $0.option == option }?.says)
    try expectRefusal(
      of: option.split(separator: " ").map { String($0).replacing("N", with: value) },
      says: [says.replacing("N", with: value)]
    )
  }

  @Test(arguments: [
    ["--iterations", "0"], ["--iterations", "1000000001"], ["--step-limit", "0"],
    ["--budget", "0s"], ["--budget", "10"], ["--budget", "s"], ["--budget", "5d"],
    ["--budget", "1000001s"], ["--set", "workers=0"], ["--set", "workers=9"],
    ["--set", "iterations=0"], ["--set", "workers="], ["--seed", "0x10000000000000000"],
    ["safe-counter", "--iteration", "1000000001"],
  ])
  func `A number out of its range is refused`(arguments: [String]) throws {
    try expectRefusal(of: arguments, says: [])
  }

  @Test(arguments: RunOptions.runOptions.filter { $0.value != nil }.map(\.name))
  func `An option without its value is refused`(name: String) throws {
    for arguments in [
      ["--\(name)"], ["--\(name)", ""], ["--\(name)="], ["--\(name)", "--details"],
    ] {
      try expectRefusal(of: ["run"] + arguments, says: ["option '--\(name)' needs a value"])
    }
  }

  @Test(arguments: ["RACE_STRESS_ITERATIONS", "RACE_STRESS_STEP_LIMIT", "RACE_STRESS_SEED"])
  func `A number of the environment is refused by the name of its variable`(name: String) throws {
    try expectRefusal(of: [], [name: "many"], says: ["\(name) is 'many', but must be"])
  }

  @Test func `What follows two hyphens is the name of a scenario`() throws {
    try expectRefusal(of: ["run", "--", "--help"], says: ["no scenario '--help'"])
  }
}
