internal import Foundation

/// The built executable, running in a separate process.
final class ToolProcess {
  private let process = Process()
  private let output = Pipe()
  private let errors = Pipe()

  /// The output and the status of a process that has ended.
  struct Ending {
    let status: Int32
    /// Whether a signal ended it; then the status is the signal's number.
    let wasKilled: Bool
    let output: String
    let errors: String
  }

  /// The executable beside the test bundle, from the same build.
  private static var executable: URL {
    URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "race-stress")
  }

  /// Starts the executable.
  ///
  /// - Parameters:
  ///   - arguments: The arguments.
  ///   - folder: The working directory.
  ///   - shell: Shell commands to run before the executable, such as limits.
  /// - Throws: An error if it cannot be started.
  init(_ arguments: [String], in folder: String, after shell: String = "true") throws {
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments =
      ["-c", "\(shell); exec \"$0\" \"$@\"", Self.executable.path] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.filter {
      !$0.key.hasPrefix("RACE_STRESS_")
    }
    // Most tests change options, which would write elsewhere.
    process.environment?["RACE_STRESS_EVIDENCE"] = "evidence"
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
  }

  /// Waits for the first bytes on standard error.
  func waitForProgress() -> String {
    String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
  }

  func interrupt() {
    process.interrupt()
  }

  /// Closes the reading end of standard output.
  func closeOutput() throws {
    try output.fileHandleForReading.close()
  }

  /// Waits until the process has ended.
  func wait(readingOutput: Bool = true) throws -> Ending {
    // Both outputs are much smaller than a pipe buffer.
    let text = readingOutput ? try output.fileHandleForReading.readToEnd() ?? Data() : Data()
    let errorText = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Ending(
      status: process.terminationStatus,
      wasKilled: process.terminationReason == .uncaughtSignal,
      output: String(decoding: text, as: UTF8.self),
      errors: String(decoding: errorText, as: UTF8.self)
    )
  }
}
