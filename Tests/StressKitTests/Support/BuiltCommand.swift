import Foundation

@testable import StressKit

/// A command of this package, run as a process with workers of its own.
struct BuiltCommand {
  let status: Int32
  let output: String
  let errors: String
  /// Where it has written its evidence.
  let folder: TemporaryFolder

  /// The executable beside the test bundle: the build that the tests belong to.
  static func executable(_ name: String = "lost-iterations") -> URL {
    URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: name)
  }

  /// Runs the command to its end.
  ///
  /// - Parameters:
  ///   - arguments: As typed; evidence goes to a folder of its own.
  ///   - name: The executable: by default the one whose iterations crash and hang.
  ///   - folder: Where that folder is, or nil for a new one.
  ///   - shell: Commands for a shell that then becomes the command: limits, for instance.
  /// - Throws: When it cannot be started or read from.
  init(
    _ arguments: [String],
    of name: String = "lost-iterations",
    in folder: TemporaryFolder? = nil,
    after shell: String? = nil
  ) throws {
    self.folder = try folder ?? TemporaryFolder()
    let process = Process()
    let output = Pipe()
    let errors = Pipe()
    process.executableURL = Self.executable(name)
    process.arguments = arguments
    if let shell {
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.arguments =
        ["-c", "\(shell); exec \"$0\" \"$@\"", Self.executable(name).path] + arguments
    }
    process.currentDirectoryURL = URL(fileURLWithPath: self.folder.path)
    process.environment = ProcessInfo.processInfo.environment.filter {
      !$0.key.hasPrefix("RACE_STRESS_")
    }
    // Unless it is typed.
    process.environment?["RACE_STRESS_MODE"] = "explore"
    process.environment?["RACE_STRESS_EVIDENCE"] = "evidence"
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    // Both are far smaller than a pipe holds.
    self.output = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(),
      as: UTF8.self
    )
    self.errors = String(
      decoding: try errors.fileHandleForReading.readToEnd() ?? Data(),
      as: UTF8.self
    )
    process.waitUntilExit()
    status = process.terminationStatus
  }

  /// The evidence that it has written.
  var evidence: Evidence {
    get throws { try EvidenceReader.read(Evidence.self, at: folder.path + "/evidence/latest.json") }
  }

  /// The results of real threads that it has written.
  var parallel: ParallelEvidence {
    get throws { try EvidenceFolder(folder.path + "/evidence").readParallel() }
  }

  /// A file of its evidence.
  func text(of name: String) throws -> String {
    try String(contentsOfFile: folder.path + "/evidence/\(name)", encoding: .utf8)
  }

  /// The file of its first failure, relative to the evidence.
  var failure: String {
    get throws {
      let violations = try evidence.scenarios.flatMap(\.failures).flatMap(\.violations)
      return violations.compactMap(\.file).first ?? "no failure"
    }
  }
}
