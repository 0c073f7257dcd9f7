internal import Foundation
import StressKit

/// A measurement in a separate process, with its own memory and library state.
struct BenchmarkPart: Codable, Sendable {
  /// The kinds of parts.
  enum Name: String, Codable, Sendable {
    case durableCycles, makeJournal, keepSnapshot, recover, search
  }

  let name: Name
  /// The folder for files.
  let folder: String
  /// The number of events in the finished journal.
  let events: Int
  let isQuick: Bool

  /// Runs the part in another process, and reads its figures.
  ///
  /// - Parameter type: The type of the figures.
  /// - Returns: The figures.
  /// - Throws: `WrongResult` if the process failed; its message is on standard error.
  func measured<Figures: Decodable>(_ type: Figures.Type = Figures.self) throws -> Figures {
    let process = Process()
    process.executableURL = Bundle.main.executableURL
    process.arguments = [
      "--part", String(decoding: try EvidenceJSON.line(self), as: UTF8.self),
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw WrongResult(
        program: name.rawValue,
        actual: "status \(process.terminationStatus)",
        allowed: "figures"
      )
    }
    return try EvidenceJSON.decode(Figures.self, from: [UInt8](text))
  }

  /// Runs the part in this process.
  ///
  /// - Returns: Its figures as JSON.
  /// - Throws: Errors of the part.
  func run() throws -> [UInt8] {
    let size = isQuick ? BenchmarkSize.quick : .full
    return try PoolRun.wait {
      switch name {
      case .durableCycles: try EvidenceJSON.document(try await DurableBenchmark(folder, size))
      case .makeJournal: try EvidenceJSON.document(try await JournalMaking(self))
      case .keepSnapshot: try EvidenceJSON.document(try await SnapshotKeeping(self))
      case .recover: try EvidenceJSON.document(try await Recovery(self))
      case .search: try EvidenceJSON.document(try SearchBenchmark(self, size))
      }
    }
  }
}

extension BenchmarkPart {
  /// The journal that the first part makes and the others use.
  var path: String { "\(folder)/journal.db" }
}
