import Synchronization
import WorkflowEngine

/// A journal in memory that fails from a sequence number on.
final class FlakyJournal<M: Model>: Journal {
  struct DiskOnFire: Error {}

  private let memory = MemoryJournal<M>()
  private let failsAt: Int

  init(failsAt sequence: Int) { failsAt = sequence }

  func append(_ records: [Record<M.Event>], leadingTo state: M.State) {
    memory.append(records, leadingTo: state)
  }

  func durable(through sequence: Int) async throws {
    if sequence >= failsAt { throw DiskOnFire() }
  }

  func snapshot() -> Snapshot<M>? { nil }

  func read(after sequence: Int, _ take: (Record<M.Event>) throws -> Void) throws {
    try memory.read(after: sequence, take)
  }
}
