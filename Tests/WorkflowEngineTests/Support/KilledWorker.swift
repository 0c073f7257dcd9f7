import FaultyDisk
import Foundation
import InterruptedWork

/// A process that works on a database until it is killed.
struct KilledWorker {
  /// Whether SIGKILL ended it.
  let wasKilled: Bool
  /// The number of acknowledged transactions that it reported.
  var acknowledged = 0
  var effects: [String] = []
  /// The number of changes; 0 if it was killed before it could report.
  var changes: Int64 = 0

  /// The executable beside the test bundle, from the same build.
  private static var executable: URL {
    URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "killed-worker")
  }

  /// Works until the end, or until the process is killed at a change.
  ///
  /// - Parameters:
  ///   - work: The work.
  ///   - path: The database's file.
  ///   - change: The change, from 1; 0 for none.
  /// - Throws: If it cannot be started or read from.
  init(_ work: InterruptedWork, on path: String, killedAt change: Int64) throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = Self.executable
    process.arguments = [path, "\(work.transactions)", "\(change)"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    try process.run()
    let text = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(),
      as: UTF8.self
    )
    process.waitUntilExit()
    wasKilled =
      process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGKILL
    for line in text.split(separator: "\n") {
      switch InterruptedWork.Progress(line: line) {
      case .acknowledged(let number): acknowledged = number
      case .effect(let name): effects.append(name)
      case nil: changes = Int64(line.dropFirst("changes ".count)) ?? 0
      }
    }
  }

  /// The name of a VFS without syncs, for the rest of the work after a kill; `nil` if it cannot be
  /// registered.
  static let unsynced: String? =
    // The name is used only during the call.
    unsafe faulty_files_register("unsynced", 0) != 0 ? "unsynced" : nil
}
