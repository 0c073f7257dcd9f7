internal import Foundation

/// The whole behavior of the command, for any set of scenarios.
///
/// A package that has scenarios of its own makes its own command in one line:
/// `StressCommand.main(scenarios: ScenarioRegistry.all)`.
public enum StressCommand: Sendable {
  /// Runs the command with the arguments and the environment of the process, and ends the process.
  ///
  /// - Parameters:
  ///   - scenarios: Every scenario there is; their names must differ.
  ///   - file: A source file of the caller's package. Evidence leaves the package's folder out.
  public static func main(scenarios: [any Scenario.Type], file: String = #filePath) -> Never {
    StableText.addRoot(ofPackageWith: file)
    if CommandLine.arguments.dropFirst().first == WorkerChannels.argument {
      let complaint = WorkerServer.serve(scenarios)
      if let complaint { Console.standard.note("race-stress: error: \(complaint)") }
      exit(complaint == nil ? ExitStatus.passed.rawValue : ExitStatus.usage.rawValue)
    }
    Interruption.listen()
    let status = run(
      Array(CommandLine.arguments.dropFirst()),
      environment: ProcessInfo.processInfo.environment,
      scenarios: scenarios,
      console: .standard,
      workers: .processes
    )
    exit(status.rawValue)
  }

  /// Runs the command.
  ///
  /// - Parameters:
  ///   - arguments: What was typed after the name of the executable.
  ///   - environment: Gives options that are not in the arguments.
  ///   - scenarios: Every scenario there is.
  ///   - console: Takes what is written.
  ///   - workers: Where iterations are run.
  /// - Returns: What the process should end with.
  package static func run(
    _ arguments: [String],
    environment: [String: String],
    scenarios: [any Scenario.Type],
    console: Console,
    workers: WorkerPlace = .inProcess
  ) -> ExitStatus {
    do {
      return try perform(arguments, environment, scenarios, console, workers)
    } catch {
      console.note("race-stress: error: \(error)")
      switch error {
      case is UsageError, is FileError, is EvidenceError, is ControlUnavailable: return .usage
      case let error as WorkerError where error.isRefusal: return .usage
      default: return .fault
      }
    }
  }

  private static func perform(
    _ arguments: [String],
    _ environment: [String: String],
    _ scenarios: [any Scenario.Type],
    _ console: Console,
    _ workers: WorkerPlace
  ) throws -> ExitStatus {
    var rest = arguments[...]
    var command = CommandName.run
    let word = rest.first.flatMap { $0.hasPrefix("-") ? nil : $0 }
    if let word, let named = CommandName(rawValue: word) {
      command = named
      rest = rest.dropFirst()
    } else if word == "help" || rest.first == "--help" || rest.first == "-h" {
      guard let topic = rest.dropFirst().first else {
        console.write(HelpText.general)
        return .passed
      }
      guard let named = CommandName(rawValue: topic) else { throw unknownCommand(topic) }
      console.write(HelpText.text(of: named))
      return .passed
    } else if let word, isMistyped(word, scenarios) {
      throw unknownCommand(word)
    }
    let own = rest.prefix { $0 != "--" }
    if own.contains("--help") || own.contains("-h") {
      console.write(HelpText.text(of: command))
      return .passed
    }
    if own.contains("--version") {
      console.line(
        "race-stress \(BuildInfo.version), \(BuildInfo.build) build, \(BuildInfo.toolchain)"
      )
      return .passed
    }
    try checkNames(scenarios)
    let parsed = try CommandLineArguments(
      Array(rest),
      options: command.options,
      environment: environment
    )
    switch command {
    case .run:
      let options = try RunOptions(parsed, all: scenarios)
      return try RunCommand(options: options, console: console, workers: workers).run()
    case .verify:
      let options = try RunOptions(parsed, all: scenarios)
      return try VerifyCommand(options: options, console: console, workers: workers).run()
    case .list: return try ListCommand(parsed, all: scenarios, console: console).run()
    case .replay:
      return try ReplayCommand(parsed, all: scenarios, console: console, workers: workers).run()
    case .explain:
      return try ExplainCommand(parsed, all: scenarios, console: console, workers: workers).run()
    case .diff: return try DiffCommand(parsed, console: console).run()
    case .doctor: return try DoctorCommand(parsed, checks: workers.checks, console: console).run()
    }
  }

  /// Whether a first word that names no scenario is closer to a command than to a scenario.
  private static func isMistyped(_ word: String, _ scenarios: [any Scenario.Type]) -> Bool {
    let commands = CommandName.allCases.map(\.rawValue)
    let closest = Suggestion.closest(to: word, among: scenarios.map { $0.name } + commands)
    return closest.map(commands.contains) ?? false
  }

  private static func unknownCommand(_ word: String) -> UsageError {
    UsageError(
      "there is no command '\(word)'",
      hint: Suggestion.text(for: word, among: CommandName.allCases.map(\.rawValue))
    )
  }

  /// Two scenarios of one name could not be told apart.
  private static func checkNames(_ scenarios: [any Scenario.Type]) throws(UsageError) {
    var seen: Set<String> = []
    for scenario in scenarios where !seen.insert(scenario.name).inserted {
      throw UsageError("two scenarios have the name '\(scenario.name)'", hint: "rename one")
    }
  }
}
