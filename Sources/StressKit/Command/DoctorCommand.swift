/// Checks that this build can be controlled on this machine, and prints one line per check.
struct DoctorCommand {
  static let options: [CommandLineArguments.Option] = []

  private let checks: [DoctorCheck]
  private let console: Console

  /// Makes the command.
  ///
  /// - Parameters:
  ///   - arguments: No arguments.
  ///   - checks: The checks, in order.
  ///   - console: Receives one line per check.
  /// - Throws: `UsageError` for a positional argument.
  init(
    _ arguments: CommandLineArguments,
    checks: [DoctorCheck] = Doctor.checks,
    console: Console
  ) throws(UsageError) {
    if let first = arguments.positionals.first {
      throw UsageError(
        "doctor takes no arguments, such as '\(first)'",
        type: "doctor"
      )
    }
    self.checks = checks
    self.console = console
  }

  /// Runs the checks until one fails.
  ///
  /// - Returns: `.passed`, or `.usage` after the first check that fails.
  func run() -> ExitStatus {
    let environment = MeasuredEvidence.Environment.current
    console.line(
      "race-stress \(environment.version), \(environment.build) build, \(environment.toolchain), "
        + "\(BuildInfo.architecture), \(environment.system) \(environment.kernel), "
        + counted(environment.processors, "processor")
    )
    let width = checks.map(\.name.count).max() ?? 0
    for check in checks {
      let name = check.name + String(repeating: " ", count: width - check.name.count)
      do {
        console.line("ok     \(name)  \(try check.examine())")
      } catch {
        console.line("wrong  \(check.name): \(error)")
        console.line("this build cannot be controlled here, so no scenario can run")
        return .usage
      }
    }
    console.line("control can be had: \(counted(checks.count, "check"))")
    return .passed
  }
}
