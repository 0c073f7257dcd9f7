internal import Foundation

/// Writes bytes to a file or a pipe.
///
/// - Parameters:
///   - bytes: The bytes; not empty.
///   - descriptor: A descriptor that is open for writing.
/// - Returns: The number of bytes written; at least one.
/// - Throws: ``EmitterError/writeFailed(errno:)``.
func writeBytes(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) throws -> Int {
  while true {
    // The pointer is used only during the call, with its own count.
    let count = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    if count > 0 { return count }
    let code = count == 0 ? EIO : errno
    if code != EINTR { throw EmitterError.writeFailed(errno: code) }
  }
}

/// Syncs written bytes to the disk; returns at once for a pipe or a terminal.
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

/// The system's text for an error number.
func systemText(of code: Int32) -> String {
  // The system owns the text, which ends with a zero.
  unsafe String(cString: strerror(code))
}
