import Synchronization

@testable import WorkflowEngine

/// A journal whose transactions are durable once another machine has taken them.
final class RemoteJournal: Journal {
  private let sender: Sender
  private let known: Mutex<[[EngineRecord]]>

  init(_ store: RemoteStore, _ known: [[EngineRecord]]) {
    sender = Sender(store)
    self.known = Mutex(known)
  }

  func snapshot() -> Snapshot<EngineModel>? { nil }

  func read(after sequence: Int, _ take: (EngineRecord) throws -> Void) throws {
    for record in known.withLock({ $0 }).joined() where record.sequence > sequence {
      try take(record)
    }
  }

  func append(_ records: [EngineRecord], leadingTo state: EngineModel.State) {
    known.withLock { $0.append(records) }
    sender.waiting.withLock { $0.append(records) }
  }

  func durable(through sequence: Int) async throws { try await sender.send(through: sequence) }

  /// Sends what waits, one batch after the other.
  private actor Sender {
    nonisolated let waiting = Mutex<[[EngineRecord]]>([])
    private let store: RemoteStore
    private var acknowledged = 0
    private var sending: Task<Void, any Error>?

    init(_ store: RemoteStore) { self.store = store }

    func send(through sequence: Int) async throws {
      while sequence > acknowledged {
        // Whoever comes while a batch is under way is in the next one.
        if let sending {
          try await sending.value
          continue
        }
        let batch = waiting.withLock { waiting in
          defer { waiting = [] }
          return waiting
        }
        guard let last = batch.last?.last else { return }
        // A batch that failed stays under way: nothing after it may be kept.
        sending = Task {
          try await store.take(batch)
          acknowledged = last.sequence
          sending = nil
        }
      }
    }
  }
}
