import Synchronization
import WorkflowEngine

/// An emitter that records what it has flushed, and that can fail: half-way, or when it is flushed.
final class HalfwayEmitter: Emitter {
  /// The emitter accepted only half of the entries, or none.
  struct NoSpace: Error {}

  private let drainer: String
  private let emissions: Notes<Emission>
  private let fails: Bool
  private let kept = Mutex<[OutboxEntry]>([])

  /// Creates an emitter.
  ///
  /// - Parameters:
  ///   - drainer: The drainer that uses it.
  ///   - emissions: Where it records the accepted entries.
  ///   - fails: Whether it fails: half-way for an even number of entries, otherwise when it is flushed.
  init(drainer: String, emissions: Notes<Emission>, fails: Bool) {
    self.drainer = drainer
    self.emissions = emissions
    self.fails = fails
  }

  func emit(_ entries: [OutboxEntry]) async throws {
    if fails && entries.count.isMultiple(of: 2) {
      emissions.add(Emission(drainer: drainer, entries: Array(entries.prefix(entries.count / 2))))
      throw NoSpace()
    }
    kept.withLock { $0 += entries }
  }

  func flush() async throws {
    let entries = kept.withLock { kept in
      defer { kept = [] }
      return kept
    }
    if fails { throw NoSpace() }
    emissions.add(Emission(drainer: drainer, entries: entries))
  }
}
