import StressKit
import Synchronization
import WorkflowEngine

/// An emitter that sometimes fails, sometimes lets others go first, and sometimes takes too long.
final class MoodyEmitter: Emitter {
  /// The emitter fails with what it was handed half taken.
  struct NoSpace: Error {}

  private let drainer: String
  private let emissions: Notes<Emission>
  private let iteration: Iteration
  private let tooLong: Duration
  private let calls = Mutex(0)

  /// Creates an emitter.
  ///
  /// - Parameters:
  ///   - drainer: Who uses it, one call after the other.
  ///   - emissions: Where it notes what it takes.
  ///   - iteration: Where its moods are drawn from.
  ///   - tooLong: How long it takes in its slowest mood; a lease should be shorter.
  init(
    of drainer: String,
    _ emissions: Notes<Emission>,
    _ iteration: Iteration,
    tooLong: Duration
  ) {
    self.drainer = drainer
    self.emissions = emissions
    self.iteration = iteration
    self.tooLong = tooLong
  }

  func emit(_ entries: [OutboxEntry]) async throws {
    let number = calls.withLock { calls in
      defer { calls += 1 }
      return calls
    }
    var random = iteration.random
    switch Int.random(in: 0..<6, using: &random) {
    case 0:
      note(number, Array(entries.prefix(entries.count / 2)))
      throw NoSpace()
    case 1, 2:
      note(number, entries)
      try? await ContinuousClock().sleep(for: tooLong)
    case 3:
      await Task.yield()
      note(number, entries)
    default: note(number, entries)
    }
  }

  func flush() async {}

  private func note(_ number: Int, _ entries: [OutboxEntry]) {
    emissions.add(Emission(drainer: drainer, number: number, entries: entries))
  }
}
