internal import Synchronization

@testable import StressKit

/// One run of the command inside the test, with what it has written.
struct CommandRun: Sendable {
  let status: ExitStatus
  let output: String
  let errors: String

  /// Runs the command.
  ///
  /// - Parameters:
  ///   - arguments: As typed.
  ///   - environment: All of it; nothing is taken from the process. Many of the scenarios here hang on
  ///     purpose, which takes real time on real threads.
  ///   - scenarios: Every scenario there is.
  ///   - isTerminal: Whether standard error is one.
  init(
    _ arguments: [String],
    environment: [String: String] = ["RACE_STRESS_MODE": "explore"],
    scenarios: [any Scenario.Type] = [BrokenCounter.self, SafeCounter.self],
    isTerminal: Bool = false
  ) {
    let written = Written()
    status = StressCommand.run(
      arguments,
      environment: environment,
      scenarios: scenarios,
      console: Console(
        isTerminal: isTerminal,
        write: { text in written.output.withLock { $0 += text } },
        writeError: { text in written.errors.withLock { $0 += text } }
      )
    )
    output = written.output.withLock { $0 }
    errors = written.errors.withLock { $0 }
  }

  /// The lines of standard error that report an error.
  var complaints: [Substring] {
    errors.split(separator: "\n").filter { $0.hasPrefix("race-stress: error: ") }
  }

  private final class Written: Sendable {
    let output = Mutex("")
    let errors = Mutex("")
  }
}
