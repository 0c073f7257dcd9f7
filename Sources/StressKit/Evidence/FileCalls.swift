internal import Foundation

/// The system calls that can fail half-way through a write.
///
/// Each returns what the kernel does: a number from 0, or an error number with a minus sign. Tests put
/// failing ones in their place, because a full disk cannot be had for the asking.
package struct FileCalls: Sendable {
  /// Writes some of the bytes to a descriptor and returns how many.
  package var write: @Sendable (Int32, ArraySlice<UInt8>) -> Int
  /// Has a descriptor's bytes reach the disk.
  package var synchronize: @Sendable (Int32) -> Int
  /// Puts the file at the first path in place of the one at the second.
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
