import Synchronization
import WorkflowEngine

/// An emitter that takes what it is handed, at once.
final class PlainEmitter: Emitter {
  private let drainer: String
  private let emissions: Notes<Emission>
  private let calls = Mutex(0)

  /// Creates an emitter.
  ///
  /// - Parameters:
  ///   - drainer: Who uses it, one call after the other.
  ///   - emissions: Where it notes what it takes.
  init(of drainer: String, _ emissions: Notes<Emission>) {
    self.drainer = drainer
    self.emissions = emissions
  }

  func emit(_ entries: [OutboxEntry]) async {
    let number = calls.withLock { calls in
      defer { calls += 1 }
      return calls
    }
    emissions.add(Emission(drainer: drainer, number: number, entries: entries))
  }

  func flush() async {}
}
