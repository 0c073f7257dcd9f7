import Foundation
import Testing

/// Compares a text with a file, byte for byte.
///
/// If the environment has `RACE_STRESS_SNAPSHOTS=write`, the files are written instead; review the
/// change before the commit.
enum Snapshot {
  private static let folder = URL(fileURLWithPath: "\(#filePath)")
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Snapshots")

  /// Compares lines with a file.
  ///
  /// - Parameters:
  ///   - lines: The lines, without line ends.
  ///   - name: The name of the file, without its suffix.
  ///   - location: Where a difference is reported.
  /// - Throws: An error if there is no such file.
  static func expect(
    _ lines: [String],
    _ name: String,
    location: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: "\(name).txt")
    let text = lines.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["RACE_STRESS_SNAPSHOTS"] == "write" {
      try Data(text.utf8).write(to: file)
    }
    let known = try Data(contentsOf: file)
    #expect(known == Data(text.utf8), "\(name).txt should be:\n\(text)", sourceLocation: location)
  }
}
