internal import Foundation

/// The system calls that can fail in the middle of a write.
///
/// Each returns what the kernel returns: a number from 0, or a negative error number. Tests replace
/// them with failing ones, for example to simulate a full disk.
package struct FileCalls: Sendable {
  /// Writes some of the bytes to a descriptor and returns their number.
  package var write: @Sendable (Int32, ArraySlice<UInt8>) -> Int
  /// Syncs a descriptor to the disk.
  package var synchronize: @Sendable (Int32) -> Int
  /// Moves the file at the first path to the second path, replacing a file there.
  package var rename: @Sendable (String, String) -> Int

  /// The calls of the system.
  package static let system = FileCalls(
    write: { descriptor, bytes in
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Foundation.write(descriptor, $0.baseAddress, $0.count)
      }
      return count < 0 ? -Int(errno) : count
    },
    synchronize: { fsync($0) == 0 ? 0 : -Int(errno) },
    rename: { unsafe Foundation.rename($0, $1) == 0 ? 0 : -Int(errno) }
  )
}
