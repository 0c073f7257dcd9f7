internal import Foundation

/// Reads files that may come from anywhere: a device, a pipe or a file of any size must not stop the
/// command.
enum BoundedFile {
  /// The most bytes that are read from a file; this tool writes far smaller ones.
  static let limit = 64 << 20

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - path: A regular file; links are followed.
  ///   - limit: The most bytes that it may have.
  /// - Returns: Its bytes.
  /// - Throws: If it is missing, too large, no regular file or cannot be read.
  /// - Complexity: O(size of the file).
  static func bytes(at path: String, limit: Int = limit) throws(EvidenceError) -> [UInt8] {
    // Without O_NONBLOCK, opening a pipe waits until somebody writes to it.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let code = errno
      if code == ENOENT || code == ENOTDIR { throw .missing(path: path) }
      throw .unreadable(FileError(path: path, action: "read", code: code))
    }
    defer { _ = close(descriptor) }
    var info = stat()
    guard unsafe fstat(descriptor, &info) == 0 else {
      throw .unreadable(FileError(path: path, action: "read", code: errno))
    }
    switch info.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .unreadable(FileError(path: path, action: "read", code: EISDIR))
    default: throw .notRegular(path: path)
    }
    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // A file may grow while it is read, and some files of the system tell no size.
      guard info.st_size <= limit, result.count <= limit else {
        throw .tooLarge(path: path, limit: limit)
      }
      let count = unsafe chunk.withUnsafeMutableBytes {
        unsafe Foundation.read(descriptor, $0.baseAddress, $0.count)
      }
      if count == 0 { return result }
      if count > 0 {
        result.append(contentsOf: chunk[..<count])
      } else if errno != EINTR {
        throw .unreadable(FileError(path: path, action: "read", code: errno))
      }
    }
  }
}
