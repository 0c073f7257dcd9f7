internal import Foundation
internal import Synchronization

/// A file that appears at its path whole or not at all.
///
/// Bytes go to a temporary file in the same folder, which takes the place of an earlier file when it
/// is committed. Until then the earlier file stays as it was; when the writer goes away before that,
/// the temporary file does too.
package final class AtomicFile {
  /// How many bytes are collected before they are written.
  private static let bufferSize = 1 << 16
  /// How many names are tried for the temporary file; a process that was killed may have left some.
  private static let temporaryNames = 1_000

  /// Temporary files of this process that are not committed.
  private static let temporaryFiles = Mutex<Set<String>>([])

  /// Where the file will be.
  package let path: String
  private let temporaryPath: String
  private let calls: FileCalls
  /// Nil when all bytes are on the disk.
  private var descriptor: Int32?
  private var buffer: [UInt8] = []
  private var isCommitted = false

  /// Opens a temporary file next to a path.
  ///
  /// - Parameters:
  ///   - path: Where the file will be.
  ///   - calls: How to write; the system's calls.
  /// - Throws: When no file can be made in the path's folder, or a folder is at the path.
  package init(path: String, calls: FileCalls = .system) throws(FileError) {
    guard EntryKind(at: path) != .folder else {
      throw FileError(path: path, action: "write", code: EISDIR)
    }
    self.path = path
    self.calls = calls
    let (folder, name) = Self.split(path)
    var attempt = 0
    while true {
      let candidate = "\(folder)/.\(name).\(getpid())-\(attempt).tmp"
      let opened = unsafe open(candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      if opened >= 0 {
        descriptor = opened
        temporaryPath = candidate
        Self.temporaryFiles.withLock { _ = $0.insert(candidate) }
        return
      }
      let code = errno
      attempt += 1
      guard code == EINTR || (code == EEXIST && attempt < Self.temporaryNames) else {
        throw FileError(path: path, action: "write", code: code)
      }
    }
  }

  deinit {
    if let descriptor { _ = close(descriptor) }
    if !isCommitted { _ = unsafe unlink(temporaryPath) }
    Self.temporaryFiles.withLock { _ = $0.remove(temporaryPath) }
  }

  /// Removes every temporary file of this process before it ends; any thread may call this.
  static func removeTemporaryFiles() {
    temporaryFiles.withLock { for path in $0 { _ = unsafe unlink(path) } }
  }

  /// Writes a whole file.
  ///
  /// - Parameters:
  ///   - bytes: All of it.
  ///   - path: Where it will be.
  ///   - calls: How to write; the system's calls.
  /// - Throws: When it cannot be written; an earlier file is then as it was.
  /// - Complexity: O(number of bytes).
  package static func write(
    _ bytes: [UInt8],
    to path: String,
    calls: FileCalls = .system
  ) throws(FileError) {
    let file = try AtomicFile(path: path, calls: calls)
    try file.append(bytes)
    try file.commit()
  }

  /// Adds bytes at the end.
  ///
  /// - Parameter bytes: May still be in memory when this returns.
  /// - Throws: When they cannot be written.
  /// - Complexity: O(number of bytes).
  package func append(_ bytes: [UInt8]) throws(FileError) {
    precondition(descriptor != nil, "a finished file takes no more bytes")
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Has all bytes reach the disk, still under the temporary name; no more may follow.
  ///
  /// Several files that belong together are all finished before the first is committed, so that a
  /// full disk changes none of them.
  ///
  /// - Throws: When they cannot be written.
  /// - Complexity: O(number of bytes not yet written).
  package func finish() throws(FileError) {
    guard let open = descriptor else { return }
    try flush()
    try check(repeating { calls.synchronize(open) })
    descriptor = nil
    // The bytes are safe by now, so nothing that `close` could say matters.
    _ = close(open)
  }

  /// Puts the file in its place.
  ///
  /// - Throws: When it cannot be put there; an earlier file is then as it was. When only the folder
  ///   cannot be synchronized, the new file is there, but may not survive a power failure.
  /// - Complexity: O(number of bytes not yet written).
  package func commit() throws(FileError) {
    try finish()
    try check(repeating { calls.rename(temporaryPath, path) })
    isCommitted = true
    let folder = Self.split(path).folder
    let opened = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else { throw FileError(path: folder, action: "synchronize", code: errno) }
    defer { _ = close(opened) }
    let result = repeating { calls.synchronize(opened) }
    // Some file systems cannot synchronize a folder and need not.
    guard result >= 0 || result == -Int(EINVAL) else {
      throw FileError(path: folder, action: "synchronize", code: Int32(-result))
    }
  }

  private func flush() throws(FileError) {
    guard let descriptor else { return }
    var rest = buffer[...]
    while !rest.isEmpty {
      let written = repeating { calls.write(descriptor, rest) }
      // A system that takes no byte and gives no reason would be asked for ever.
      try check(written == 0 ? -Int(EIO) : written)
      rest = rest.dropFirst(written)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private func repeating(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result != -Int(EINTR) { return result }
    }
  }

  private func check(_ result: Int) throws(FileError) {
    guard result < 0 else { return }
    throw FileError(path: path, action: "write", code: Int32(-result))
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = path[..<slash]
    return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
  }
}
