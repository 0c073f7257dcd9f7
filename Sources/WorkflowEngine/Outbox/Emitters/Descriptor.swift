internal import Foundation

/// Writes bytes to a file or a pipe.
///
/// - Parameters:
///   - bytes: The bytes; not empty.
///   - descriptor: A descriptor that is open for writing.
/// - Returns: How many of them the system took; at least one.
/// - Throws: ``EmitterError/writeFailed(errno:)``.
func writeBytes(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) throws -> Int {
  while true {
    // The pointer lives as long as the call, and the count is its own.
    let count = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    if count > 0 { return count }
    let code = count == 0 ? EIO : errno
    if code != EINTR { throw EmitterError.writeFailed(errno: code) }
  }
}

/// Brings what was written to the disk; what is no file needs none of it.
///
/// - Parameter descriptor: A descriptor that is open for writing.
/// - Throws: ``EmitterError/syncFailed(errno:)``.
func syncBytes(of descriptor: Int32) throws {
  while fsync(descriptor) != 0 {
    let code = errno
    // A pipe or a terminal has no disk.
    if code == EINVAL || code == ENOTSUP || code == EROFS { return }
    if code != EINTR { throw EmitterError.syncFailed(errno: code) }
  }
}

/// What the system calls an error.
func systemText(of code: Int32) -> String {
  // The text is the system's own, and ends with a zero.
  unsafe String(cString: strerror(code))
}
