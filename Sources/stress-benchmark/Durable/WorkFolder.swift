internal import Foundation

/// A folder for the files of a benchmark; it is deleted with this value.
struct WorkFolder: ~Copyable {
  let path: String

  /// Makes the folder.
  ///
  /// - Throws: An error if it cannot be made.
  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "benchmark-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
