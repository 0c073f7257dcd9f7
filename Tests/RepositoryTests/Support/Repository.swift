internal import Foundation

/// The files of this repository on disk.
enum Repository {
  /// A file that a rule applies to.
  struct File: Sendable {
    /// The path relative to the root.
    let path: String
    let text: String

    /// The lines without `//` comments, with their numbers from 1.
    var codeLines: [(number: Int, text: Substring)] {
      text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
        ($0.offset + 1, $0.element.split(separator: "//", maxSplits: 1).first ?? "")
      }
    }

    /// The names of the imported modules; indented text does not count.
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

  /// All files below some folders, sorted.
  ///
  /// - Parameters:
  ///   - folders: The folders, relative to the root.
  ///   - suffix: The suffix of the file names.
  /// - Returns: The files with their text.
  /// - Throws: An error if a folder or a file cannot be read.
  static func files(in folders: String..., suffix: String = ".swift") throws -> [File] {
    try folders.flatMap { folder in
      try FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(folder)")
        // A built example has hidden folders.
        .filter { $0.hasSuffix(suffix) && !$0.contains("/.build/") }
        .sorted()
        .map { File(path: "\(folder)/\($0)", text: try text(of: "\(folder)/\($0)")) }
    }
  }

  /// The names of all entries of a folder, including hidden ones, sorted.
  static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)").sorted()
  }
}
