import Synchronization
import WorkflowEngine

/// A disk in memory that can lose power: only synced data is durable.
///
/// After a power loss, journals that were opened before it get errors. A journal can be opened from a
/// snapshot, like one in a database.
final class CrashDisk: CrashStore {
  /// The power was lost after the journal was opened.
  struct PowerLost: Error {}

  /// A transaction on the disk.
  private struct Transaction {
    let records: [EngineRecord]
    /// The state after it; only kept every few transactions.
    let stored: [UInt8]?
  }

  private struct State {
    /// The durable transactions.
    var synced: [Transaction] = []
    /// The appended transactions that are not part of a batch yet.
    var waiting: [Transaction] = []
    /// The rest of the batch that is not written yet.
    var batch: [Transaction] = []
    /// The written but unsynced part of the batch.
    var written: [Transaction] = []
    /// The number of power losses.
    var epoch = 0
  }

  private let state = Mutex(State())
  private let snapshotInterval: Int?

  /// Makes an empty disk.
  ///
  /// - Parameter snapshotInterval: The number of transactions between two snapshots, at least 1; `nil`
  ///   for no snapshots.
  init(snapshotInterval: Int? = nil) { self.snapshotInterval = snapshotInterval }

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
  func append(_ records: [EngineRecord], leadingTo after: EngineModel.State, epoch: Int) {
    let isDue = snapshotInterval.map { (records.first?.transaction ?? 0).isMultiple(of: $0) }
    let transaction = Transaction(records: records, stored: isDue == true ? after.stored : nil)
    state.withLock { if $0.epoch == epoch { $0.waiting.append(transaction) } }
  }

  /// The newest durable snapshot, if there is one.
  ///
  /// - Throws: An error of the codec.
  func snapshot() throws -> Snapshot<EngineModel>? {
    let newest = state.withLock { $0.synced.last { $0.stored != nil } }
    guard let newest, let stored = newest.stored, let last = newest.records.last else { return nil }
    return Snapshot(
      state: try EngineModel.State(stored: stored),
      sequence: last.sequence,
      transaction: last.transaction,
      time: last.time
    )
  }

  /// Whether every event up to a number is durable.
  func isDurable(through sequence: Int, epoch: Int) throws -> Bool {
    try powered(epoch) { ($0.synced.last?.records.last?.sequence ?? 0) >= sequence }
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

  /// The appended records after a number that are not lost.
  func records(after sequence: Int) -> [EngineRecord] {
    state.withLock { state in
      var records: [EngineRecord] = []
      for part in [state.synced, state.written, state.batch, state.waiting] {
        for transaction in part where (transaction.records.last?.sequence ?? 0) > sequence {
          records += transaction.records
        }
      }
      return records
    }.filter { $0.sequence > sequence }
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
