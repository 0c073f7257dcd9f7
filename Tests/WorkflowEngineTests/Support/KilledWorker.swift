import FaultyDisk
import Foundation
import InterruptedWork

/// A process that works on a database until it is killed.
struct KilledWorker {
  /// Whether a signal that nobody can catch has ended it.
  let wasKilled: Bool
  /// What the world outside has seen of it.
  var acknowledged = 0
  var effects: [String] = []
  /// How many changes there were; zero when it has not lived to tell.
  var changes: Int64 = 0

  /// The executable beside the test bundle: the build that the tests belong to.
  private static var executable: URL {
    URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "killed-worker")
  }

  /// Works until the end, or until the change at which the process is killed.
  ///
  /// - Parameters:
  ///   - work: The work.
  ///   - path: The database's file.
  ///   - change: The change, from 1; 0 for none.
  /// - Throws: When it cannot be started or read from.
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

  /// A layer that leaves syncs out, for the rest of the work after a kill; its name, once it is there.
  static let unsynced: String? =
    // The name is used within the call alone.
    unsafe faulty_files_register("unsynced", 0) != 0 ? "unsynced" : nil
}
