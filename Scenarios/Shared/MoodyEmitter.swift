import StressKit
import WorkflowEngine

/// An emitter that sometimes fails, sometimes lets others go first, and sometimes takes too long.
struct MoodyEmitter: Emitter {
  /// The emitter fails with what it was handed half taken.
  struct NoSpace: Error {}

  /// Who uses it, one call after the other.
  let drainer: String
  /// Where it notes what it takes.
  let emissions: Notes<Emission>
  /// Where its moods are drawn from.
  let iteration: Iteration
  /// How long it takes in its slowest mood; a lease should be shorter.
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
