import StressKit
import WorkflowEngine

/// An emitter that sometimes fails, sometimes yields, and sometimes exceeds the lease.
struct MoodyEmitter: Emitter {
  /// The emitter fails after it has accepted a part of the batch.
  struct NoSpace: Error {}

  /// The drainer that uses it.
  let drainer: String
  /// Where it records the accepted entries.
  let emissions: Notes<Emission>
  /// The source of its random behavior.
  let iteration: Iteration
  /// Its slowest delay, which should exceed a lease.
  let tooLong: Duration

  func emit(_ entries: [OutboxEntry]) async throws {
    var random = iteration.random
    switch Int.random(in: 0..<6, using: &random) {
    case 0:
      note(Array(entries.prefix(entries.count / 2)))
      throw NoSpace()
    case 1, 2:
      note(entries)
      try? await ContinuousClock().sleep(for: tooLong)
    case 3:
      await Task.yield()
      note(entries)
    default: note(entries)
    }
  }

  func flush() async {}

  private func note(_ entries: [OutboxEntry]) {
    emissions.add(Emission(drainer: drainer, entries: entries))
  }
}
