import FaultyDisk
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

  // No journal is open by then: each test closes its own.
  deinit { unsafe faulty_disk_free(handle) }

  /// The number of changes so far.
  var points: Int64 { unsafe faulty_disk_points(handle) }

  /// Whether the chosen point was reached.
  var hasFailed: Bool { unsafe faulty_disk_has_failed(handle) != 0 }

  /// Fails at a point, counted from 1.
  func fail(at point: Int64, _ way: faulty_way) { unsafe faulty_disk_fail(handle, point, way) }

  /// Turns the power on again.
  func restart(_ loss: faulty_loss, seed: UInt64) { unsafe faulty_disk_restart(handle, loss, seed) }

  /// Opens the disk's one journal.
  func journal(snapshotInterval: Int = 40) throws -> SQLiteJournal {
    try SQLiteJournal("journal.db", snapshotInterval: snapshotInterval, fileSystem: name)
  }

  /// The bytes of a file.
  func bytes(of path: String) -> [UInt8] {
    var count = 0
    guard let start = unsafe faulty_disk_bytes(handle, path, &count) else { return [] }
    return unsafe [UInt8](UnsafeBufferPointer(start: start, count: count))
  }

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
