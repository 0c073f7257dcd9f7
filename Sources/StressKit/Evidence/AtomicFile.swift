internal import Foundation
internal import Synchronization

/// A file that appears at its path complete or not at all.
///
/// Bytes go to a temporary file in the same folder, which replaces an earlier file on commit. Until
/// then the earlier file does not change. If the writer is released before the commit, the
/// temporary file is removed.
package final class AtomicFile {
  /// The number of bytes that are collected before a write.
  private static let bufferSize = 1 << 16
  /// The number of names tried for the temporary file; a killed process may have left some.
  private static let temporaryNames = 1_000

  /// Temporary files of this process that are not yet committed.
  private static let temporaryFiles = Mutex<Set<String>>([])

  /// The path of the file after the commit.
  package let path: String
  private let temporaryPath: String
  private let calls: FileCalls
  /// Nil after all bytes were written to the disk.
  private var descriptor: Int32?
  private var buffer: [UInt8] = []
  private var isCommitted = false

  /// Opens a temporary file next to a path.
  ///
  /// - Parameters:
  ///   - path: The path of the file after the commit.
  ///   - calls: The system calls to use; tests pass failing ones.
  /// - Throws: If no file can be created in the path's folder, or a folder is at the path.
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
  ///   - bytes: The content of the file.
  ///   - path: The path of the file.
  ///   - calls: The system calls to use; tests pass failing ones.
  /// - Throws: If it cannot be written; an earlier file is then unchanged.
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

  /// Appends bytes.
  ///
  /// - Parameter bytes: The bytes; they may be written only by a later call.
  /// - Throws: If they cannot be written.
  /// - Complexity: O(number of bytes).
  package func append(_ bytes: [UInt8]) throws(FileError) {
    precondition(descriptor != nil, "a finished file takes no more bytes")
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Writes all bytes to the disk, still under the temporary name; no more may follow.
  ///
  /// If several files belong together, finish all of them before the first commit. Then a full disk
  /// changes none of them.
  ///
  /// - Throws: If they cannot be written.
  /// - Complexity: O(number of bytes not yet written).
  package func finish() throws(FileError) {
    guard let open = descriptor else { return }
    try flush()
    try check(repeating { calls.synchronize(open) })
    descriptor = nil
    // The bytes are on the disk, so an error of `close` does not matter.
    _ = close(open)
  }

  /// Moves the file to its path.
  ///
  /// - Throws: If it cannot be moved; an earlier file is then unchanged. If only the folder cannot
  ///   be synchronized, the new file is there, but may not survive a power failure.
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
    // Some file systems cannot synchronize a folder, and do not need it.
    guard result >= 0 || result == -Int(EINVAL) else {
      throw FileError(path: folder, action: "synchronize", code: Int32(-result))
    }
  }

  private func flush() throws(FileError) {
    guard let descriptor else { return }
    var rest = buffer[...]
    while !rest.isEmpty {
      let written = repeating { calls.write(descriptor, rest) }
      // If the system writes no byte and reports no error, stop instead of trying forever.
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
