internal import Foundation

/// One run of a program, with its output and exit status.
struct ProgramRun {
  let status: Int32
  let output: String
  let errors: String

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - program: Its path.
  ///   - arguments: The arguments, passed unchanged.
  ///   - folder: The current directory.
  ///   - environment: The whole environment.
  /// - Throws: An error if it cannot be started, or its output cannot be read.
  init(
    _ program: String,
    _ arguments: [String],
    in folder: String,
    environment: [String: String]
  ) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = environment
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // Error output is much smaller than a pipe buffer, so the two can be read one after the other.
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    let errorText = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    status = process.terminationStatus
    self.output = String(decoding: text, as: UTF8.self)
    self.errors = String(decoding: errorText, as: UTF8.self)
  }
}
