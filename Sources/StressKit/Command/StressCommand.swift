internal import Foundation

/// The complete command-line tool, for any set of scenarios.
///
/// A package with its own scenarios makes its own tool in one line: `StressCommand.main(scenarios:
/// ScenarioRegistry.all)`.
public enum StressCommand: Sendable {
  /// Runs the command with the arguments and the environment of the process, and ends the process.
  ///
  /// - Parameters:
  ///   - scenarios: All scenarios; their names must differ.
  ///   - file: A source file of the package; leave it out. Printed commands use it to find the
  ///     package, and evidence omits the package's folder.
  public static func main(scenarios: [any Scenario.Type], file: String = #filePath) -> Never {
    StableText.addRoot(ofPackageWith: file)
    let environment = ProcessInfo.processInfo.environment
    let console = Console.standard(invocation(file), environment: environment)
    if CommandLine.arguments.dropFirst().first == WorkerChannels.argument {
      let complaint = WorkerServer.serve(scenarios)
      if let complaint { console.note("race-stress: error: \(complaint)") }
      exit(complaint == nil ? ExitStatus.passed.rawValue : ExitStatus.usage.rawValue)
    }
    Interruption.listen()
    var status = run(
      Array(CommandLine.arguments.dropFirst()),
      environment: environment,
      scenarios: scenarios,
      console: console,
      workers: .processes
    )
    if let failure = Console.outputFailure {
      console.note("race-stress: error: \(failure)")
      status = .usage
    }
    exit(status.rawValue)
  }

  /// Runs the command.
  ///
  /// - Parameters:
  ///   - arguments: The words after the name of the executable.
  ///   - environment: The source of options that are not in the arguments.
  ///   - scenarios: All scenarios.
  ///   - console: Receives all output.
  ///   - workers: Where iterations run.
  /// - Returns: The exit status of the process.
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
      let text = (error as? UsageError)?.text(console.invocation) ?? "\(error)"
      console.note("race-stress: error: \(text)")
      switch error {
      case is UsageError, is FileError, is EvidenceError, is ControlUnavailable: return .usage
      case let error as WorkerError where error.isRefusal: return .usage
      default: return .fault
      }
    }
  }

  /// The command that starts this process's executable.
  private static func invocation(_ file: String) -> Invocation {
    let executable = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return Invocation(
      executable: executable.map { String($0.dropSuffix(" (deleted)")) }
        ?? CommandLine.arguments[0],
      source: file,
      build: BuildInfo.build,
      directory: FileManager.default.currentDirectoryPath
    )
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
        console.lines(HelpText.general(console.invocation))
        return .passed
      }
      guard let named = CommandName(rawValue: topic) else { throw unknownCommand(topic) }
      console.lines(HelpText.text(of: named, console.invocation))
      return .passed
    } else if let word, isMistyped(word, scenarios) {
      throw unknownCommand(word)
    }
    let own = rest.prefix { $0 != "--" }
    if own.contains("--help") || own.contains("-h") {
      console.lines(HelpText.text(of: command, console.invocation))
      return .passed
    }
    if own.contains("--version") {
      console.line(
        "race-stress \(BuildInfo.version), \(BuildInfo.build) build, \(BuildInfo.toolchain)"
      )
      return .passed
    }
    try check(scenarios.map { $0.name })
    try EnvironmentVariables.check(environment)
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

  /// Whether a first word that is not a scenario is more similar to a command than to a scenario.
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

  /// The length limit of a scenario name in bytes: with a fingerprint and a temporary suffix it
  /// must fit into a file name of 255 bytes.
  static let nameLimit = 160

  /// Checks that the names of scenarios are unique and short enough for the names of failure files.
  ///
  /// - Parameter names: The names of all scenarios.
  /// - Throws: For the first name that is not.
  static func check(_ names: [String]) throws(UsageError) {
    var seen: Set<String> = []
    for name in names {
      guard seen.insert(name).inserted else {
        throw UsageError("two scenarios have the name '\(name)'", hint: "rename one")
      }
      guard name.utf8.count <= nameLimit else {
        throw UsageError(
          "the scenario name '\(name)' has \(name.utf8.count) bytes, but at most "
            + "\(nameLimit) fit into the name of a failure's file",
          hint: "rename the type and its file"
        )
      }
    }
  }
}
