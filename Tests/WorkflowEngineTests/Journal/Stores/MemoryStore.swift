import Synchronization

@testable import WorkflowEngine

/// The memory of one process; the test carries its records over to the next.
final class MemoryStore: TestedStore {
  private let current = Mutex(MemoryJournal<EngineModel>())

  func open(room: Int?) -> any Journal<EngineModel> {
    current.withLock {
      let records = $0.records()
      let capacity = room.map { records.count + $0 }
      $0 = MemoryJournal(records, capacity: capacity ?? MemoryJournal<EngineModel>.defaultCapacity)
      return $0
    }
  }

  func leave() {}
}
