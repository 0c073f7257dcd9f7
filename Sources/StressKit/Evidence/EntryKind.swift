internal import Foundation

/// The kind of entry at a path, after following symbolic links.
package enum EntryKind: Sendable {
  case folder
  /// Anything except a folder.
  case file

  /// Determines the kind of an entry.
  /// - Parameter path: The path; the result is `nil` if nothing is there.
  package init?(at path: String) {
    var info = stat()
    guard unsafe stat(path, &info) == 0 else { return nil }
    self = info.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }
}
