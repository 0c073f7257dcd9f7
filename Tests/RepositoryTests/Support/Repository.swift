internal import Foundation

/// The files of this repository, as they are on the disk.
enum Repository {
  /// A file that a rule is about.
  struct File: Sendable {
    /// Relative to the root.
    let path: String
    let text: String

    /// The lines without what follows `//`, with their numbers from 1.
    var codeLines: [(number: Int, text: Substring)] {
      text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
        ($0.offset + 1, $0.element.split(separator: "//", maxSplits: 1).first ?? "")
      }
    }

    /// Names of the modules that it imports; text that is indented is no import of this file.
    var imports: [String] {
      text.matches(
        of: /(?m)^(?:@\S+ +)*(?:\w+ +)?import +(?:(?:struct|class|enum|func|var) +)?(\w+)/
      ).map { String($0.output.1) }
    }
  }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  static func text(of path: String) throws -> String {
    try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
  }

  /// Every file below some folders, sorted.
  ///
  /// - Parameters:
  ///   - folders: Relative to the root.
  ///   - suffix: How their names end.
  /// - Returns: Paths and texts.
  /// - Throws: When a folder or a file cannot be read.
  static func files(in folders: String..., suffix: String = ".swift") throws -> [File] {
    try folders.flatMap { folder in
      try FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(folder)")
        // An example that was built there has hidden folders.
        .filter { $0.hasSuffix(suffix) && !$0.contains("/.build/") }
        .sorted()
        .map { File(path: "\(folder)/\($0)", text: try text(of: "\(folder)/\($0)")) }
    }
  }

  /// Names of what is in a folder, hidden ones too, sorted.
  static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)").sorted()
  }
}
