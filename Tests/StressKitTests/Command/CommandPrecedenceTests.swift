internal import Foundation
import Testing

@testable import StressKit

/// What is typed goes before the environment, and that before the default, for every option.
struct CommandPrecedenceTests {
  /// An option, two values for it, and what `RunOptions` makes of each.
  struct Case: Sendable, CustomTestStringConvertible {
    let option: String
    let typed: String
    let environment: String
    /// What is read without the option, with the variable, and with both.
    let values: [String]
    let read: @Sendable (RunOptions) -> String

    var testDescription: String { option }

    init(
      _ option: String,
      typed: String,
      environment: String,
      _ values: [String],
      _ read: @escaping @Sendable (RunOptions) -> String
    ) {
      self.option = option
      self.typed = typed
      self.environment = environment
      self.values = values
      self.read = read
    }
  }

  static let cases: [Case] = [
    Case("profile", typed: "soak", environment: "full", ["ci", "full", "soak"]) {
      $0.profile.rawValue
    },
    Case("iterations", typed: "3", environment: "2", ["512", "2", "3"]) { "\($0.iterations)" },
    Case("seed", typed: "0x3", environment: "2", ["1", "2", "3"]) { "\($0.seed.value)" },
    Case("strategy", typed: "random", environment: "pct", ["portfolio", "pct", "random"]) {
      $0.strategy.rawValue
    },
    Case("granularity", typed: "point", environment: "step", ["point", "step", "point"]) {
      $0.granularity.rawValue
    },
    Case("mode", typed: "parallel", environment: "explore", ["both", "explore", "parallel"]) {
      $0.mode.rawValue
    },
    Case("parallel-iterations", typed: "3", environment: "2", ["100", "2", "3"]) {
      "\($0.parallelIterations)"
    },
    Case("set", typed: "workers=3", environment: "workers=5", ["nil", "5", "3"]) {
      $0.parameters["safe-counter"]?["workers"].map { "\($0)" } ?? "nil"
    },
    Case("step-limit", typed: "3", environment: "2", ["nil", "2", "3"]) {
      $0.stepLimit.map { "\($0)" } ?? "nil"
    },
    Case(
      "only",
      typed: "safe-counter",
      environment: "broken-counter",
      ["broken-counter safe-counter", "broken-counter", "safe-counter"]
    ) { $0.scenarios.map { $0.name }.joined(separator: " ") },
    Case(
      "skip",
      typed: "safe-counter",
      environment: "broken-counter",
      ["broken-counter safe-counter", "safe-counter", "broken-counter"]
    ) { $0.scenarios.map { $0.name }.joined(separator: " ") },
    Case(
      "jobs",
      typed: "7",
      environment: "3",
      ["\(min(ProcessInfo.processInfo.activeProcessorCount, RunOptions.jobLimit))", "3", "7"]
    ) { "\($0.jobs)" },
    Case("watchdog", typed: "2m", environment: "9s", ["5", "9", "120"]) {
      "\($0.watchdog.components.seconds)"
    },
    Case("budget", typed: "3m", environment: "2s", ["nil", "2", "180"]) {
      $0.budget.map { "\($0.components.seconds)" } ?? "nil"
    },
    Case("evidence", typed: "there", environment: "here", ["evidence", "here", "there"]) {
      $0.evidence
    },
  ]

  private static func options(
    _ arguments: [String],
    _ environment: [String: String]
  ) throws -> RunOptions {
    try RunOptions(
      CommandLineArguments(
        arguments,
        options: RunOptions.runOptions,
        environment: environment
      ),
      all: [SafeCounter.self, BrokenCounter.self]
    )
  }

  @Test(arguments: cases)
  func `An option is typed, or else in the environment, or else its default`(
    of example: Case
  ) throws {
    let variable = "RACE_STRESS_" + example.option.uppercased().replacing("-", with: "_")
    let environment = [variable: example.environment]
    let typed = ["--\(example.option)", example.typed]
    #expect(example.read(try Self.options([], [:])) == example.values[0])
    #expect(example.read(try Self.options([], [variable: ""])) == example.values[0])
    #expect(example.read(try Self.options([], environment)) == example.values[1])
    #expect(example.read(try Self.options(typed, environment)) == example.values[2])
    #expect(example.read(try Self.options(typed, [:])) == example.values[2])
  }

  @Test(arguments: ["details", "archive", "fail-fast"])
  func `A flag is typed, or else in the environment`(flag: String) throws {
    func isOn(_ arguments: [String], _ value: String?) throws -> Bool {
      let variable = "RACE_STRESS_" + flag.uppercased().replacing("-", with: "_")
      let options = try Self.options(arguments, value.map { [variable: $0] } ?? [:])
      switch flag {
      case "details": return options.details
      case "archive": return options.archives
      default: return options.failsFast
      }
    }
    #expect(try !isOn([], nil))
    #expect(try isOn([], "1"))
    #expect(try isOn([], "true"))
    #expect(try !isOn([], "0"))
    #expect(try isOn(["--\(flag)"], "0"))
  }

  @Test func `Every option that the environment may give is covered here`() {
    let covered = Set(Self.cases.map(\.option) + ["details", "archive", "fail-fast"])
    #expect(Set(RunOptions.runOptions.filter(\.environment).map(\.name)) == covered)
  }

  @Test func `A scenario that is typed by position replaces those of the environment`() throws {
    let environment = ["RACE_STRESS_ONLY": "broken-counter"]
    let typed = try Self.options(["safe-counter"], environment)
    #expect(typed.scenarios.map { $0.name } == ["safe-counter"])
    let both = try Self.options(["safe-counter", "--only", "broken-counter"], environment)
    #expect(both.scenarios.map { $0.name } == ["broken-counter", "safe-counter"])
  }

  @Test func `Lists of the environment are separated by commas`() throws {
    let options = try Self.options([], ["RACE_STRESS_SET": "workers=3,additions=9"])
    #expect(options.parameters["safe-counter"] == ["workers": 3, "additions": 9])
  }

  @Test func `A size is set, or else the profile's, or else its default`() throws {
    func additions(_ arguments: [String], _ environment: [String: String] = [:]) throws
      -> ParameterValue?
    {
      let options = try Self.options(arguments, environment)
      let plan = options.plan(for: SafeCounter.self, defect: nil, seed: options.seed)
      #expect(plan.parameters["workers"] == 2)
      return plan.parameters["additions"]
    }
    let environment = ["RACE_STRESS_SET": "additions=5", "RACE_STRESS_PROFILE": "soak"]
    #expect(try additions([]) == 2)
    #expect(try additions(["--profile", "full"]) == 4)
    #expect(try additions([], ["RACE_STRESS_PROFILE": "soak"]) == 4)
    #expect(try additions(["--profile", "ci"], ["RACE_STRESS_PROFILE": "soak"]) == 2)
    #expect(try additions([], environment) == 5)
    #expect(try additions(["--set", "additions=2"], environment) == 2)
  }

  @Test func `Evidence and the command that repeats a failure name the profile's sizes`() throws {
    let temporary = try TemporaryFolder()
    let run = CommandRun(
      [
        "safe-counter", "--profile", "full", "--iterations", "20", "--defect", "lost-update",
        "--mode", "explore", "--evidence", temporary.path,
      ]
    )
    #expect(run.status == .violation)
    let scenario = try EvidenceFolder(temporary.path).readLatest().scenarios[0]
    #expect(scenario.parameters == ["additions": 4, "workers": 2])
    #expect(scenario.metrics["additions"]?.min == 2 * 4)
    let replay = try #require(scenario.invariants[0].violations.first?.replay)
    #expect(replay.contains("--set additions=4 "))
    #expect(!replay.contains("workers"))
  }

  @Test func `A scenario's own number of iterations goes before that of all`() throws {
    let options = try Self.options(
      ["--iterations", "5", "--set", "safe-counter.iterations=7"],
      [:]
    )
    #expect(options.iterations(of: "safe-counter") == 7)
    #expect(options.iterations(of: "broken-counter") == 5)
  }

  @Test(arguments: [
    ("RACE_STRESS_DEFECT", "nothing reads the environment variable 'RACE_STRESS_DEFECT'"),
    ("RACE_STRESS_ITERATION", "did you mean 'RACE_STRESS_ITERATIONS'?"),
    ("RACE_STRESS_SEEED", "did you mean 'RACE_STRESS_SEED'?"),
    ("RACE_STRESS_COLOR_OF_THE_SKY", "unset it"),
  ])
  func `A variable that nothing reads is an error that names it`(name: String, says: String) {
    let run = CommandRun(["list"], environment: [name: "3"])
    #expect(run.status == .usage)
    #expect(run.complaints.count == 1)
    #expect(run.errors.contains("'\(name)'"))
    #expect(run.errors.contains(says))
  }

  @Test func `Variables of other commands, of scripts and of tests are known`() {
    let environment = ["RACE_STRESS_DETAILS": "1", "RACE_STRESS_BUILD": "release", "RACE": "x"]
    #expect(CommandRun(["list"], environment: environment).status == .passed)
  }

  @Test func `The evidence records what was used, wherever it came from`() throws {
    let temporary = try TemporaryFolder()
    let run = CommandRun(
      ["--seed", "9", "--evidence", temporary.path],
      environment: [
        "RACE_STRESS_SEED": "4", "RACE_STRESS_ITERATIONS": "6", "RACE_STRESS_STRATEGY": "random",
        "RACE_STRESS_SET": "safe-counter.workers=3,safe-counter.iterations=2",
        "RACE_STRESS_STEP_LIMIT": "900",
      ]
    )
    #expect(run.status != .usage)
    let evidence = try EvidenceFolder(temporary.path).readLatest()
    #expect(evidence.configuration.seed == Seed(9))
    #expect(evidence.configuration.iterations == 6)
    #expect(evidence.configuration.strategy == .random)
    #expect(evidence.scenarios.allSatisfy { $0.stepLimit == 900 })
    #expect(evidence.scenarios.map(\.iterations) == [6, 2])
    #expect(evidence.scenarios.map(\.parameters) == [[:], ["additions": 2, "workers": 3]])
    // A size changes the work that is counted.
    #expect(evidence.scenarios[1].metrics["additions"]?.sum == 2 * 3 * 2)
  }
}
