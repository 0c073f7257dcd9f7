internal import Foundation

/// A folder for one test, deleted with its content when the test ends.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    // Resolve symbolic links, because a process that starts here reports the resolved path.
    path =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "scenarios-\(UUID())").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func path(_ name: String) -> String { "\(path)/\(name)" }

  /// All files and folders below the folder, including hidden ones, sorted.
  func entries() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
  }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }
}
