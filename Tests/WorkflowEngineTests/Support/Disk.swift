import FaultyDisk
import InterruptedWork
import Synchronization

@testable import WorkflowEngine

/// A disk in memory that fails when it is told to.
// Unsafe inside: the handle is a pointer, valid until `deinit`. Its users are one task each.
@safe final class Disk: @unchecked Sendable {
  private static let made = Synchronization.Atomic(0)

  /// The disk's name, as SQLite knows it.
  let name: String
  private let handle: OpaquePointer

  init() throws {
    name = "disk \(Self.made.add(1, ordering: .relaxed).newValue)"
    guard let handle = unsafe faulty_disk_make(name) else { throw NoDisk() }
    unsafe self.handle = handle
  }

  /// A disk with everything that another has, safe or not.
  convenience init(copying other: Disk) throws {
    try self.init()
    guard unsafe faulty_disk_copy(handle, other.handle) != 0 else { throw NoDisk() }
  }

  // No journal is open by then: each test closes its own.
  deinit { unsafe faulty_disk_free(handle) }

  /// The number of changes so far.
  var points: Int64 { count(of: FAULTY_CHANGE) }

  /// The number of calls of a kind so far.
  func count(of call: faulty_call) -> Int64 { unsafe faulty_disk_count(handle, call) }

  /// Whether the chosen call was reached.
  var hasFailed: Bool { unsafe faulty_disk_has_failed(handle) != 0 }

  /// Fails at a change, or another call, counted from 1.
  func fail(at number: Int64, of call: faulty_call = FAULTY_CHANGE, _ way: faulty_way) {
    unsafe faulty_disk_fail(handle, call, number, way)
  }

  /// Lets files be read alone, from the next time that they are opened.
  func protect() { unsafe faulty_disk_protect(handle, 1) }

  /// Has room again, and fails no more.
  func repair() { fail(at: 0, FAULTY_NEVER) }

  /// Turns the power on again.
  func restart(_ loss: faulty_loss, seed: UInt64) { unsafe faulty_disk_restart(handle, loss, seed) }

  /// Keeps its course from here on, for others to follow.
  func record() { unsafe faulty_disk_record(handle) }

  /// Makes the changes of a disk that has recorded them, up to the one before a point.
  func follow(_ recorded: Disk, to point: Int64) throws {
    guard unsafe faulty_disk_follow(handle, recorded.handle, point) != 0 else { throw NoDisk() }
  }

  /// Over what programs see of all files.
  var checksum: UInt64 { unsafe faulty_disk_checksum(handle) }

  /// The one database that the disk is for.
  static let path = "journal.db"

  /// Opens the disk's one journal.
  func journal(snapshotInterval: Int = 40) throws -> SQLiteJournal {
    var storage = JournalStorage()
    storage.fileSystem = name
    return try SQLiteJournal(Self.path, snapshotInterval: snapshotInterval, storage: storage)
  }

  /// The bytes of a file; nil when there is none.
  func file(_ path: String) -> [UInt8]? {
    var count = 0
    guard let start = unsafe faulty_disk_bytes(handle, path, &count) else { return nil }
    return unsafe [UInt8](UnsafeBufferPointer(start: start, count: count))
  }

  /// The bytes of a file; empty when there is none.
  func bytes(of path: String) -> [UInt8] { file(path) ?? [] }

  /// Gives a file other bytes.
  func put(_ bytes: [UInt8], at path: String) {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      if let start = buffer.baseAddress {
        unsafe _ = faulty_disk_put(handle, path, start, buffer.count)
      }
    }
  }

  struct NoDisk: Error {}
}
