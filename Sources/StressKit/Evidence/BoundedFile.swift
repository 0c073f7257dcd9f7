internal import Foundation

/// Reads files of any origin: a device, a pipe or a huge file must not block the command.
enum BoundedFile {
  /// The largest size of a file in bytes; files of this tool are far smaller.
  static let limit = 64 << 20

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - path: The path of a regular file; symbolic links are followed.
  ///   - limit: The largest size in bytes.
  /// - Returns: The bytes of the file.
  /// - Throws: If the file is missing, too large, not regular or cannot be read.
  /// - Complexity: O(size of the file).
  static func bytes(at path: String, limit: Int = limit) throws(EvidenceError) -> [UInt8] {
    // Without O_NONBLOCK, opening a pipe waits for a writer.
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
      // A file may grow while it is read, and some system files report size 0.
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
