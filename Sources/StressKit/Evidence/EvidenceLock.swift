internal import Foundation

/// Keeps other runs from writing to an evidence folder.
///
/// The system releases the lock when the process ends, also after a crash.
package final class EvidenceLock {
  private let path: String
  /// Nil after the release, or if the file system has no locks.
  private var descriptor: Int32?

  /// Takes the lock of a folder.
  ///
  /// - Parameter folder: The folder; it must exist.
  /// - Throws: `UsageError` if another process holds the lock, `FileError` if the lock file cannot be made.
  package init(_ folder: EvidenceFolder) throws {
    path = folder.file(".lock")
    while true {
      let opened = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard opened >= 0 else { throw FileError(path: path, action: "write", code: errno) }
      if flock(opened, LOCK_EX | LOCK_NB) != 0 {
        let code = errno
        let holder = Self.holder(opened)
        close(opened)
        if code == EINTR { continue }
        guard code == EWOULDBLOCK else { return }
        throw UsageError(
          "\(holder) is writing to '\(folder.path)'",
          hint: "wait until it ends, or name another folder with --evidence"
        )
      }
      // The previous holder may have removed the file between the two calls.
      if Self.isSame(opened, path) {
        descriptor = opened
        break
      }
      close(opened)
    }
    let text = Array("\(getpid())\n".utf8)
    if let descriptor {
      ftruncate(descriptor, 0)
      _ = unsafe text.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    }
  }

  deinit { release() }

  /// Releases the lock.
  package func release() {
    guard let open = descriptor else { return }
    descriptor = nil
    _ = unsafe unlink(path)
    close(open)
  }

  private static func holder(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 20)
    let count = unsafe bytes.withUnsafeMutableBytes {
      unsafe read(descriptor, $0.baseAddress, $0.count)
    }
    let text = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
    let number = text.split(separator: "\n").first.flatMap { Int($0) }
    return number.map { "process \($0)" } ?? "another process"
  }

  private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
    var (opened, named) = (stat(), stat())
    guard unsafe fstat(descriptor, &opened) == 0, unsafe stat(path, &named) == 0 else {
      return false
    }
    return opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
  }
}
