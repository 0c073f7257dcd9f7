import FaultyDisk
import InterruptedWork
import Synchronization

@testable import WorkflowEngine

/// A disk in memory that fails on command.
// Unsafe inside: the handle is a pointer that is valid until `deinit`. Each disk is used by one
// task.
@safe final class Disk: @unchecked Sendable {
  private static let made = Synchronization.Atomic(0)

  /// The name of the disk's SQLite VFS.
  let name: String
  private let handle: OpaquePointer

  init() throws {
    name = "disk \(Self.made.add(1, ordering: .relaxed).newValue)"
    guard let handle = unsafe faulty_disk_make(name) else { throw NoDisk() }
    unsafe self.handle = handle
  }

  /// A disk with a copy of all content of another, synced or not.
  convenience init(copying other: Disk) throws {
    try self.init()
    guard unsafe faulty_disk_copy(handle, other.handle) != 0 else { throw NoDisk() }
  }

  // No journal is open by then, because each test closes its own.
  deinit { unsafe faulty_disk_free(handle) }

  /// The number of changes so far.
  var points: Int64 { count(of: FAULTY_CHANGE) }

  /// The number of calls of a kind so far.
  func count(of call: faulty_call) -> Int64 { unsafe faulty_disk_count(handle, call) }

  /// Whether the chosen call was reached.
  var hasFailed: Bool { unsafe faulty_disk_has_failed(handle) != 0 }

  /// Chooses the call at which the disk fails, counted from 1.
  func fail(at number: Int64, of call: faulty_call = FAULTY_CHANGE, _ way: faulty_way) {
    unsafe faulty_disk_fail(handle, call, number, way)
  }

  /// Makes files read-only from their next opening.
  func protect() { unsafe faulty_disk_protect(handle, 1) }

  /// Stops all failures.
  func repair() { fail(at: 0, FAULTY_NEVER) }

  /// Turns the power on again.
  func restart(_ loss: faulty_loss, seed: UInt64) { unsafe faulty_disk_restart(handle, loss, seed) }

  /// Records all changes from here on, for ``follow(_:to:)``.
  func record() { unsafe faulty_disk_record(handle) }

  /// Repeats the changes that another disk has recorded, up to the one before a point.
  func follow(_ recorded: Disk, to point: Int64) throws {
    guard unsafe faulty_disk_follow(handle, recorded.handle, point) != 0 else { throw NoDisk() }
  }

  /// A checksum of the content of all files.
  var checksum: UInt64 { unsafe faulty_disk_checksum(handle) }

  /// The path of the only database on the disk.
  static let path = "journal.db"

  /// Opens the journal on the disk.
  func journal(snapshotInterval: Int = 40) throws -> SQLiteJournal {
    var storage = JournalStorage()
    storage.fileSystem = name
    return try SQLiteJournal(Self.path, snapshotInterval: snapshotInterval, storage: storage)
  }

  /// The bytes of a file; `nil` if it does not exist.
  func file(_ path: String) -> [UInt8]? {
    var count = 0
    guard let start = unsafe faulty_disk_bytes(handle, path, &count) else { return nil }
    return unsafe [UInt8](UnsafeBufferPointer(start: start, count: count))
  }

  /// The bytes of a file; empty if it does not exist.
  func bytes(of path: String) -> [UInt8] { file(path) ?? [] }

  /// Replaces the bytes of a file.
  func put(_ bytes: [UInt8], at path: String) {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      if let start = buffer.baseAddress {
        unsafe _ = faulty_disk_put(handle, path, start, buffer.count)
      }
    }
  }

  struct NoDisk: Error {}
}
