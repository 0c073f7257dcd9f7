import Synchronization

@testable import WorkflowEngine

/// A journal whose transactions are durable once a remote store has accepted them.
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

  /// Sends waiting transactions, one batch after the other.
  private actor Sender {
    nonisolated let waiting = Mutex<[[EngineRecord]]>([])
    private let store: RemoteStore
    private var acknowledged = 0
    private var sending: Task<Void, any Error>?

    init(_ store: RemoteStore) { self.store = store }

    func send(through sequence: Int) async throws {
      while sequence > acknowledged {
        // Transactions that arrive while a batch is being sent go into the next batch.
        if let sending {
          try await sending.value
          continue
        }
        let batch = waiting.withLock { waiting in
          defer { waiting = [] }
          return waiting
        }
        guard let last = batch.last?.last else { return }
        // A failed batch stays current, so that nothing after it is kept.
        sending = Task {
          try await store.take(batch)
          acknowledged = last.sequence
          sending = nil
        }
      }
    }
  }
}
