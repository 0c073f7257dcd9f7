import Synchronization
import WorkflowEngine

/// A disk in memory that can lose power: what was written is durable only once it was synced.
///
/// Whoever opened it before the power was lost is refused from then on.
final class CrashDisk: CrashStore {
  /// The power was lost since the journal was opened.
  struct PowerLost: Error {}

  private struct State {
    /// What is durable.
    var synced: [[EngineRecord]] = []
    /// What a journal was told and has not written.
    var waiting: [[EngineRecord]] = []
    /// What is yet to be written of the batch.
    var batch: [[EngineRecord]] = []
    /// What was written of the batch.
    var written: [[EngineRecord]] = []
    /// How often the power was lost.
    var epoch = 0
  }

  private let state = Mutex(State())

  func open() -> any Journal<EngineModel> {
    CrashJournal(self, epoch: state.withLock { $0.epoch })
  }

  func crash(keeping draw: (ClosedRange<Int>) -> Int) -> CrashPoint? {
    state.withLock { state in
      let point: CrashPoint =
        switch (state.written.isEmpty, state.batch.isEmpty, state.waiting.isEmpty) {
        case (true, true, true): .idle
        case (true, _, _): .beforeWrite
        case (false, false, _): .duringWrite
        case (false, true, _): .beforeSync
        }
      // The disk may have got so far, or not: nobody was told.
      let kept = state.written.isEmpty ? 0 : draw(0...state.written.count)
      let next = State(synced: state.synced + state.written.prefix(kept), epoch: state.epoch + 1)
      state = next
      return point
    }
  }

  /// Takes what a journal is told, to be written with the next batch.
  func append(_ records: [EngineRecord], epoch: Int) {
    state.withLock { if $0.epoch == epoch { $0.waiting.append(records) } }
  }

  /// Whether everything up to a number is durable.
  func isDurable(through sequence: Int, epoch: Int) throws -> Bool {
    try powered(epoch) { ($0.synced.last?.last?.sequence ?? 0) >= sequence }
  }

  /// Makes a batch of what waits.
  func beginBatch(epoch: Int) throws {
    try powered(epoch) {
      precondition(!$0.waiting.isEmpty, "a batch must have something to write")
      $0.batch = $0.waiting
      $0.waiting = []
    }
  }

  /// Writes the next of the batch; whether there is more.
  func writeNext(epoch: Int) throws -> Bool {
    try powered(epoch) {
      $0.written.append($0.batch.removeFirst())
      return !$0.batch.isEmpty
    }
  }

  /// Makes what was written durable.
  func sync(epoch: Int) throws {
    try powered(epoch) {
      $0.synced += $0.written
      $0.written = []
    }
  }

  /// Everything that a journal was told and that is not lost.
  var records: [EngineRecord] {
    state.withLock { ($0.synced + $0.written + $0.batch + $0.waiting).flatMap { $0 } }
  }

  private func powered<R: Sendable>(
    _ epoch: Int,
    _ body: (inout State) -> sending R
  ) throws -> R {
    try state.withLock { state in
      guard state.epoch == epoch else { throw PowerLost() }
      return body(&state)
    }
  }
}
