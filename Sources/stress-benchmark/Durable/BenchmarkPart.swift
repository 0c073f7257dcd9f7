internal import Foundation
import StressKit

/// Something that is measured in a process of its own, so that its memory and its library are its own.
struct BenchmarkPart: Codable, Sendable {
  /// What is done.
  enum Name: String, Codable, Sendable {
    case durableCycles, makeJournal, keepSnapshot, recover, search
  }

  let name: Name
  /// Where files are made.
  let folder: String
  /// How many events the journal has in the end.
  let events: Int
  let isQuick: Bool

  /// Has the part done by another process, and reads what it came to.
  ///
  /// - Parameter type: The type of the figures.
  /// - Returns: The figures.
  /// - Throws: `WrongResult` when the process failed; what it said is on standard error.
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

  /// Does the part in this process.
  ///
  /// - Returns: Its figures as JSON.
  /// - Throws: What the part throws.
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
  /// The journal that all parts but the first are about.
  var path: String { "\(folder)/journal.db" }
}
