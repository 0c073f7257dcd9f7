import Foundation

/// A folder for as long as somebody has a use for it; what a killed process leaves, the next takes away.
///
/// It is locked while it is in use, and the system ends a lock with its process, however that ends.
final class ScratchFolder: Sendable {
  /// No folder could be made.
  ///
  /// It says nothing about where, for that differs from run to run.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Where they are: in memory where the system has such files, for there a sync costs nothing.
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
  /// - Parameter parent: Where.
  /// - Throws: ``Failure``.
  init(in parent: String = ScratchFolder.parent) throws(Failure) {
    for _ in 0..<Self.attempts {
      // The C library picks a name that is free, and tells nobody.
      let pattern = "\(parent)/\(Self.prefix)\(String(repeating: "X", count: 6))"
      var name = Array(pattern.utf8CString)
      guard unsafe mkdtemp(&name) != nil else {
        throw Failure(description: "no scratch folder can be made (error \(errno))")
      }
      let path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
      // Before it is locked, another process may take it for one that was left.
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

  /// Takes it away with all that is in it; who has a file open keeps that.
  func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// Takes away the folders whose processes are gone.
  ///
  /// - Parameter parent: Where.
  static func removeAbandoned(in parent: String = ScratchFolder.parent) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let path = "\(parent)/\(name)"
      guard let lock = lock(path) else { continue }
      try? FileManager.default.removeItem(atPath: path)
      close(lock)
    }
  }

  /// Locks a folder; nil when another process has it, or it is not there any more.
  private static func lock(_ path: String) -> Int32? {
    // The path is lent to the system for the call.
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    // So is this one.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, unsafe access(path, F_OK) == 0 else {
      close(descriptor)
      return nil
    }
    return descriptor
  }
}
