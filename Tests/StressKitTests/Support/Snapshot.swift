import Foundation
import Testing

/// A text that is compared with a file, byte for byte.
///
/// With `RACE_STRESS_SNAPSHOTS=write` in the environment the files are written instead: look at what has
/// changed before it is committed.
enum Snapshot {
  private static let folder = URL(fileURLWithPath: "\(#filePath)")
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Snapshots")

  /// Compares.
  ///
  /// - Parameters:
  ///   - lines: Without line ends.
  ///   - name: Of the file, without its suffix.
  ///   - location: Where a difference is reported.
  /// - Throws: When there is no such file.
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
