import FaultyDisk
import Synchronization

@testable import WorkflowEngine

/// A database on a disk in memory; the end of a process loses everything that was not synced.
final class DatabaseStore: TestedStore {
  private let disk: Disk
  private let current = Mutex<SQLiteJournal?>(nil)

  init() throws { disk = try Disk() }

  deinit { current.withLock { $0?.close() } }

  func open(room: Int?) throws -> any Journal<EngineModel> {
    disk.fail(at: 0, FAULTY_NEVER)
    let journal = try disk.journal(snapshotInterval: 5)
    if let room { disk.fail(at: disk.points + Int64(room), FAULTY_FULL) }
    current.withLock { $0 = journal }
    return journal
  }

  func leave() {
    current.withLock {
      $0?.close()
      $0 = nil
    }
    disk.restart(FAULTY_LOSE_ALL, seed: 0)
  }
}
