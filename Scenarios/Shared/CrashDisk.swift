import Synchronization
import WorkflowEngine

/// A disk in memory that can lose power: only synced data is durable.
///
/// After a power loss, journals that were opened before it get errors.
final class CrashDisk: CrashStore {
  /// The power was lost after the journal was opened.
  struct PowerLost: Error {}

  private struct State {
    /// The durable transactions.
    var synced: [[EngineRecord]] = []
    /// The appended transactions that are not part of a batch yet.
    var waiting: [[EngineRecord]] = []
    /// The rest of the batch that is not written yet.
    var batch: [[EngineRecord]] = []
    /// The written but unsynced part of the batch.
    var written: [[EngineRecord]] = []
    /// The number of power losses.
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
      // The disk may have synced some of the unacknowledged writes.
      let kept = state.written.isEmpty ? 0 : draw(0...state.written.count)
      let next = State(synced: state.synced + state.written.prefix(kept), epoch: state.epoch + 1)
      state = next
      return point
    }
  }

  /// Queues appended records for the next batch.
  func append(_ records: [EngineRecord], epoch: Int) {
    state.withLock { if $0.epoch == epoch { $0.waiting.append(records) } }
  }

  /// Whether every event up to a number is durable.
  func isDurable(through sequence: Int, epoch: Int) throws -> Bool {
    try powered(epoch) { ($0.synced.last?.last?.sequence ?? 0) >= sequence }
  }

  /// Makes a batch of the queued transactions.
  func beginBatch(epoch: Int) throws {
    try powered(epoch) {
      precondition(!$0.waiting.isEmpty, "a batch must have something to write")
      $0.batch = $0.waiting
      $0.waiting = []
    }
  }

  /// Writes the next transaction of the batch; returns whether there are more.
  func writeNext(epoch: Int) throws -> Bool {
    try powered(epoch) {
      $0.written.append($0.batch.removeFirst())
      return !$0.batch.isEmpty
    }
  }

  /// Makes the written transactions durable.
  func sync(epoch: Int) throws {
    try powered(epoch) {
      $0.synced += $0.written
      $0.written = []
    }
  }

  /// All appended records that are not lost.
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
