import StressKit
import Synchronization
import WorkflowEngine

/// An emitter that sometimes fails, sometimes yields, and sometimes exceeds the lease.
///
/// It keeps entries until it is flushed, as a file does.
final class MoodyEmitter: Emitter {
  /// The emitter fails after it has accepted a part of the batch, or none of it.
  struct NoSpace: Error {}

  private enum Mood: CaseIterable {
    case failsHalfway, failsWhenFlushed, failsLate, slow, late, yields, quick
  }

  private struct Batch {
    var entries: [OutboxEntry] = []
    var mood = Mood.quick
  }

  private let drainer: String
  private let emissions: Notes<Emission>
  private let iteration: Iteration
  private let tooLong: Duration
  private let batch = Mutex(Batch())

  /// Creates an emitter.
  ///
  /// - Parameters:
  ///   - drainer: The drainer that uses it.
  ///   - emissions: Where it records the accepted entries.
  ///   - iteration: The source of its random behavior.
  ///   - tooLong: Its slowest delay, which should exceed a lease.
  init(drainer: String, emissions: Notes<Emission>, iteration: Iteration, tooLong: Duration) {
    self.drainer = drainer
    self.emissions = emissions
    self.iteration = iteration
    self.tooLong = tooLong
  }

  func emit(_ entries: [OutboxEntry]) async throws {
    var random = iteration.random
    let moods = Mood.allCases + [.slow, .quick, .quick]
    let mood = moods[Int.random(in: moods.indices, using: &random)]
    if mood == .failsHalfway {
      note(Array(entries.prefix(entries.count / 2)))
      throw NoSpace()
    }
    if mood == .yields { await Task.yield() }
    batch.withLock { $0 = Batch(entries: entries, mood: mood) }
  }

  func flush() async throws {
    let batch = batch.withLock { batch in
      defer { batch = Batch() }
      return batch
    }
    let fails = batch.mood == .failsWhenFlushed || batch.mood == .failsLate
    if batch.mood == .late { try? await ContinuousClock().sleep(for: tooLong) }
    // A note for each batch, so that notes and leases correspond.
    note(fails ? [] : batch.entries)
    if batch.mood == .slow || batch.mood == .failsLate {
      try? await ContinuousClock().sleep(for: tooLong)
    }
    if fails { throw NoSpace() }
  }

  private func note(_ entries: [OutboxEntry]) {
    emissions.add(Emission(drainer: drainer, entries: entries))
  }
}
