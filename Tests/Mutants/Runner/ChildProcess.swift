internal import Foundation

/// A run of the command in a process of its own.
struct ChildProcess: Sendable {
  let path: String
  let arguments: [String]
  /// Variables in addition to those of this process.
  let environment: [String: String]

  /// The number of seconds after which the process is killed.
  private static let limit = 600

  /// Runs the process to its end.
  ///
  /// - Parameter output: The file for its output and errors.
  /// - Returns: Its exit status; `nil` if a signal ended it.
  /// - Throws: Errors of the system if it does not start.
  func run(output: URL) async throws -> Int32? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    let handle = try FileHandle(forWritingTo: output)
    defer { try? handle.close() }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handle
    process.standardError = handle
    let (endings, continuation) = AsyncStream.makeStream(of: Int32?.self)
    process.terminationHandler = { ended in
      continuation.yield(ended.terminationReason == .exit ? ended.terminationStatus : nil)
      continuation.finish()
    }
    try process.run()
    let identifier = process.processIdentifier
    let clock = Task {
      try await ContinuousClock().sleep(for: .seconds(Self.limit))
      kill(identifier, SIGTERM)
    }
    defer { clock.cancel() }
    for await status in endings { return status }
    return nil
  }
}
