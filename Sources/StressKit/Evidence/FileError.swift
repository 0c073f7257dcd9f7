internal import Foundation

/// A file or folder that could not be written or read: a fault of the environment, not of the code
/// under test.
package struct FileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The path of the file or folder.
  package let path: String
  /// The failed action, as a verb: `write`, `read`, `create the folder`.
  package let action: String
  /// The system's error number.
  package let code: Int32

  /// Makes an error.
  ///
  /// - Parameters:
  ///   - path: The path of the file or folder.
  ///   - action: The failed action, as a verb.
  ///   - code: The system's error number, without sign.
  package init(path: String, action: String, code: Int32) {
    self.path = path
    self.action = action
    self.code = code
  }

  /// The system's text for the error.
  package var reason: String {
    unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
  }

  /// The advice for the user.
  package var advice: String {
    switch code {
    case ENOSPC, EDQUOT: "free some space there, or name another folder with --evidence"
    case EACCES, EPERM: "change its permissions, or name another folder with --evidence"
    case EROFS: "the file system is read-only: name another folder with --evidence"
    case ENOTDIR, EEXIST: "a file is in the way: remove it, or name another folder with --evidence"
    case EISDIR where action == "read": "it is a folder: name a file"
    case EISDIR, ENOTEMPTY: "a folder is in the way of a file: remove it"
    case ENOENT: "check the path"
    case ENAMETOOLONG: "use a shorter name"
    default: "check the disk, or name another folder with --evidence"
    }
  }

  /// The failed action, the reason and the advice.
  package var description: String { "cannot \(action) '\(path)': \(reason); \(advice)" }
}
