internal import Foundation

/// Reads and writes bytes through a file descriptor.
enum Descriptor {
  /// Bytes read at a time.
  private static let piece = 1 << 16

  /// Reads the available bytes; a blocking descriptor waits for the first byte.
  ///
  /// - Parameter descriptor: Open for reading.
  /// - Returns: No bytes at the end of the file; nil if nothing is available or the read fails.
  static func read(_ descriptor: Int32) -> [UInt8]? {
    var count = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: piece) { buffer, initialized in
      repeat {
        count = unsafe Foundation.read(descriptor, buffer.baseAddress, piece)
      } while count < 0 && errno == EINTR
      initialized = max(count, 0)
    }
    return count < 0 ? nil : bytes
  }

  /// Writes all bytes of a collection.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - descriptor: Open for writing; the call blocks while a pipe is full.
  /// - Returns: Whether all bytes were written.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { buffer in
        unsafe Foundation.write(descriptor, buffer.baseAddress, buffer.count)
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}
