import Synchronization
import WorkflowEngine

/// A journal that reports durability only once its gate is open, and fails from a number on.
final class GatedJournal<M: Model>: Journal {
  struct DiskOnFire: Error {}

  private let memory = MemoryJournal<M>()
  private let asked = AsyncStream<Void>.makeStream()
  private let gate = AsyncStream<Void>.makeStream()
  private let failsAt: Int

  /// The numbers through which callers asked for durability, in order.
  let requests = Mutex<[Int]>([])

  init(failsAt sequence: Int = .max) { failsAt = sequence }

  func append(_ records: [Record<M.Event>], leadingTo state: M.State) {
    memory.append(records, leadingTo: state)
  }

  func durable(through sequence: Int) async throws {
    requests.withLock { $0.append(sequence) }
    if sequence >= failsAt { throw DiskOnFire() }
    asked.continuation.yield()
    for await _ in gate.stream { break }
  }

  func snapshot() -> Snapshot<M>? { nil }

  func read(after sequence: Int, _ take: (Record<M.Event>) throws -> Void) throws {
    try memory.read(after: sequence, take)
  }

  /// Waits until a caller waits for durability.
  func isAsked() async { for await _ in asked.stream { break } }

  /// Opens the gate: everything becomes durable.
  func open() { gate.continuation.finish() }
}
