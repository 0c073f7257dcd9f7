import Foundation

/// A temporary folder; after a killed process, the next process deletes its folder.
///
/// The folder is locked while it is in use, and the system releases the lock when the process ends.
final class ScratchFolder: Sendable {
  /// No folder could be made.
  ///
  /// The message does not contain the path, because the path differs from run to run.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The parent folder: in memory if the system has such a file system, because syncs are free
  /// there.
  static let parent: String = {
    let memory = "/dev/shm"
    return FileManager.default.isWritableFile(atPath: memory)
      ? memory : FileManager.default.temporaryDirectory.path
  }()

  private static let prefix = "race-stress."
  private static let attempts = 8

  let path: String
  private let lock: Int32

  /// Makes a folder.
  ///
  /// - Parameter parent: The parent folder.
  /// - Throws: ``Failure``.
  init(in parent: String = ScratchFolder.parent) throws(Failure) {
    for _ in 0..<Self.attempts {
      // The C library picks an unused name; the seed does not determine it, and no result depends
      // on it.
      let pattern = "\(parent)/\(Self.prefix)\(String(repeating: "X", count: 6))"
      var name = Array(pattern.utf8CString)
      guard unsafe mkdtemp(&name) != nil else {
        throw Failure(description: "no scratch folder can be made (error \(errno))")
      }
      let path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
      // Before it is locked, another process may delete it as abandoned.
      guard let lock = Self.lock(path) else { continue }
      self.path = path
      self.lock = lock
      return
    }
    throw Failure(description: "every scratch folder was taken away before it could be locked")
  }

  deinit {
    remove()
    close(lock)
  }

  /// Deletes the folder; open files stay usable.
  func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// Deletes the folders of processes that have ended.
  ///
  /// - Parameter parent: The parent folder.
  static func removeAbandoned(in parent: String = ScratchFolder.parent) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let path = "\(parent)/\(name)"
      guard let lock = lock(path) else { continue }
      try? FileManager.default.removeItem(atPath: path)
      close(lock)
    }
  }

  /// Locks a folder; `nil` if another process has locked it or it no longer exists.
  private static func lock(_ path: String) -> Int32? {
    // The path is used only during the call.
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    // This path too.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, unsafe access(path, F_OK) == 0 else {
      close(descriptor)
      return nil
    }
    return descriptor
  }
}
