import Foundation

@testable import StressKit

/// The command whose scenarios do not come back, while it runs.
final class RunningCommand {
  private let process = Process()
  private let errors = Pipe()
  private var text = ""
  let folder: TemporaryFolder

  /// Starts the command.
  ///
  /// - Parameter arguments: As typed; evidence goes to a folder of its own.
  /// - Throws: When it cannot be started.
  init(_ arguments: [String]) throws {
    folder = try TemporaryFolder()
    process.executableURL = BuiltCommand.executable()
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ProcessInfo.processInfo.environment.filter {
      !$0.key.hasPrefix("RACE_STRESS_")
    }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  /// Waits until standard error has a text.
  ///
  /// - Parameter wanted: Part of a line.
  /// - Returns: Whether it came before the end.
  func waits(for wanted: String) -> Bool {
    while !text.contains(wanted) {
      let bytes = errors.fileHandleForReading.availableData
      guard !bytes.isEmpty else { return false }
      text += String(decoding: bytes, as: UTF8.self)
    }
    return true
  }

  /// Sends a signal and waits for the end.
  ///
  /// - Parameter number: Which signal.
  /// - Returns: The exit status, or the signal that ended the process.
  func end(with number: Int32) -> (status: Int32, isSignal: Bool) {
    kill(process.processIdentifier, number)
    while !errors.fileHandleForReading.availableData.isEmpty {}
    process.waitUntilExit()
    return (process.terminationStatus, process.terminationReason == .uncaughtSignal)
  }
}
