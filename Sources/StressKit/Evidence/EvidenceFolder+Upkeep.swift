internal import Foundation

extension EvidenceFolder {
  /// The names of the files that a run writes, except files of failures.
  ///
  /// - Parameters:
  ///   - explored: Whether the run explored scenarios under control.
  ///   - parallel: Whether the run used real threads.
  /// - Returns: Names relative to the folder.
  package func files(explored: Bool, parallel: Bool) -> [String] {
    (explored ? [Self.latest, Self.latestText, Self.measured] : [])
      + (parallel ? [Self.parallel, Self.parallelText] : [])
  }

  /// Copies files of the last run into a new folder.
  ///
  /// - Parameters:
  ///   - names: Names relative to the folder.
  ///   - stamp: The time in UTC, as `20260131T235959Z`; a second run in the same second gets a
  ///     number.
  /// - Returns: The path of the new folder.
  /// - Throws: `EvidenceError` if a file cannot be read, `FileError` if one cannot be written.
  /// - Complexity: O(size of the files).
  package func archive(_ names: [String], stamp: String) throws -> String {
    precondition(!stamp.contains("/"), "a time stamp is one part of a path: '\(stamp)'")
    let contents = try names.map { try BoundedFile.bytes(at: file($0)) }
    let base = file("\(Self.archive)/\(stamp)")
    var folder = base
    var number = 1
    while EntryKind(at: folder) != nil {
      number += 1
      folder = "\(base)-\(number)"
    }
    try makeFolder(folder)
    for (name, bytes) in zip(names, contents) {
      try AtomicFile.write(bytes, to: "\(folder)/\(name)", calls: calls)
    }
    return folder
  }

  /// Removes files of failures that scenarios no longer have, whatever their suffix.
  ///
  /// - Parameters:
  ///   - scenarios: The names of the scenarios; files of other scenarios stay.
  ///   - subfolder: The folder of the files.
  ///   - kept: Paths of the JSON files that stay, as in `FailureFile.path`.
  /// - Throws: If a file cannot be removed.
  func removeStaleFailures(
    of scenarios: Set<String>,
    in subfolder: String,
    keeping kept: Set<String>
  ) throws(FileError) {
    // If the folder does not exist, there are no stale files.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: file(subfolder))) ?? []
    for name in names.sorted() {
      guard let scenario = FailureFile.scenario(ofFile: name), scenarios.contains(scenario),
        let dot = name.lastIndex(of: "."),
        !kept.contains("\(subfolder)/\(name[..<dot]).json")
      else { continue }
      try remove("\(subfolder)/\(name)")
    }
  }

  /// Removes a file below the folder, if it exists.
  func remove(_ name: String) throws(FileError) {
    let path = file(name)
    guard unsafe unlink(path) != 0, errno != ENOENT else { return }
    throw FileError(path: path, action: "remove", code: errno)
  }

  /// Creates a folder and its missing parent folders.
  func makeFolder(_ path: String) throws(FileError) {
    var current = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      current += part
      if EntryKind(at: current) == nil, unsafe mkdir(current, 0o755) != 0, errno != EEXIST {
        throw FileError(path: current, action: "create the folder", code: errno)
      }
      guard EntryKind(at: current) == .folder else {
        throw FileError(path: current, action: "create the folder", code: EEXIST)
      }
      current += "/"
    }
  }

  /// Checks that files can be created in a folder by creating one; permissions alone are not
  /// enough.
  func probe(_ folder: String) throws(FileError) {
    do {
      let file = try AtomicFile(path: "\(folder)/probe", calls: calls)
      try file.append([0])
      try file.finish()
    } catch {
      throw FileError(path: folder, action: "write to the folder", code: error.code)
    }
  }
}
