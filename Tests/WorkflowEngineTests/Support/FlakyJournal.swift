import Synchronization
import WorkflowEngine

/// A journal in memory that fails from a sequence number on.
final class FlakyJournal<Event: Sendable>: Journal {
  struct DiskOnFire: Error {}

  private let memory = MemoryJournal<Event>()
  private let failsAt: Int

  init(failsAt sequence: Int) { failsAt = sequence }

  func append(_ records: [Record<Event>]) { memory.append(records) }

  func durable(through sequence: Int) async throws {
    if sequence >= failsAt { throw DiskOnFire() }
  }

  func records() -> [Record<Event>] { memory.records() }
}
