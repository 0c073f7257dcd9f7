import Synchronization
import WorkflowEngine

/// A store in memory that gets full: each engine on it can append only some records.
final class CrashMemory: CrashStore {
  private let capacity: Int
  private let opened = Mutex<MemoryJournal<EngineModel>?>(nil)

  /// Makes an empty store.
  ///
  /// - Parameter capacity: The maximum number of records of each engine, at least 1.
  init(capacity: Int) { self.capacity = capacity }

  func open() -> any Journal<EngineModel> {
    opened.withLock { journal in
      let records = journal?.records() ?? []
      let next = MemoryJournal<EngineModel>(records, capacity: records.count + capacity)
      journal = next
      return next
    }
  }

  /// Does nothing: no record is lost in memory, and a stopped engine appends no more.
  func crash(keeping draw: (ClosedRange<Int>) -> Int) -> CrashPoint? { nil }
}
