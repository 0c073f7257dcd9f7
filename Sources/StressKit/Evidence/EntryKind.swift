internal import Foundation

/// What is at a path, links followed.
package enum EntryKind: Sendable {
  case folder
  /// Anything that is not a folder.
  case file

  /// Looks at a path.
  /// - Parameter path: Nothing there gives nil.
  package init?(at path: String) {
    var info = stat()
    guard unsafe stat(path, &info) == 0 else { return nil }
    self = info.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }
}
