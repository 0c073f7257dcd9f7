internal import Foundation

/// The built executable, running as a process of its own.
final class ToolProcess {
  private let process = Process()
  private let output = Pipe()
  private let errors = Pipe()

  /// What a process that has ended has left.
  struct Ending {
    let status: Int32
    /// Whether a signal ended it, whose number is then the status.
    let wasKilled: Bool
    let output: String
    let errors: String
  }

  /// The executable beside the test bundle: the build that the tests belong to.
  private static var executable: URL {
    URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "race-stress")
  }

  /// Starts the executable.
  ///
  /// - Parameters:
  ///   - arguments: As typed.
  ///   - folder: The current directory.
  ///   - shell: Commands for a shell that then becomes the executable: limits, for instance.
  /// - Throws: When it cannot be started.
  init(_ arguments: [String], in folder: String, after shell: String = "true") throws {
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments =
      ["-c", "\(shell); exec \"$0\" \"$@\"", Self.executable.path] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.filter {
      !$0.key.hasPrefix("RACE_STRESS_")
    }
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

  /// No one reads standard output any more.
  func closeOutput() throws {
    try output.fileHandleForReading.close()
  }

  /// Waits until the process has ended.
  func wait(readingOutput: Bool = true) throws -> Ending {
    // Both are far smaller than a pipe holds.
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
