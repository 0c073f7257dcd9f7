/// Reads entries from an engine, passes them to an emitter, and acknowledges their delivery.
///
/// Any number of drains may run at the same time: each takes a lane that no other drain holds.
/// Delivery is at least once, in order within each run. An entry is delivered again if its drainer
/// failed, died or exceeded its lease. The engine does not drain by itself: call this from a loop
/// or a timer.
public struct OutboxDrain: Sendable {
  /// The default maximum number of entries per batch.
  public static let defaultLimit: Int = 256

  /// The largest allowed maximum number of entries per batch.
  public static let maximumLimit: Int = 1 << 16

  /// The default number of records per read of the journal.
  static let defaultWindow = 1_024

  /// The name of the drainer in the records.
  public let drainer: String

  private let engine: WorkflowEngine
  private let emitter: any Emitter
  private let window: Int

  /// Creates a drain.
  ///
  /// - Parameters:
  ///   - engine: The engine whose entries are delivered.
  ///   - emitter: The destination.
  ///   - drainer: The name of the drainer, for the records.
  public init(_ engine: WorkflowEngine, to emitter: any Emitter, as drainer: String) {
    self.init(engine, to: emitter, as: drainer, window: Self.defaultWindow)
  }

  /// Creates a drain that reads the journal in small parts.
  ///
  /// - Parameters:
  ///   - engine: The engine whose entries are delivered.
  ///   - emitter: The destination.
  ///   - drainer: The name of the drainer, for the records.
  ///   - window: The number of records per read of the journal, at least 1.
  package init(
    _ engine: WorkflowEngine,
    to emitter: any Emitter,
    as drainer: String,
    window: Int
  ) {
    precondition(window >= 1, "A drain reads at least one record at a time.")
    self.engine = engine
    self.emitter = emitter
    self.drainer = drainer
    self.window = window
  }

  /// Delivers entries of one lane in one round: lease, read, emit, flush, acknowledge.
  ///
  /// - Parameter limit: The maximum number of entries; clamped to 1...``maximumLimit``.
  /// - Returns: The number of delivered entries, or why there were none.
  /// - Throws: ``EmitterFailed``, after the lane was returned; errors of the journal; or a
  ///   ``LedgerError``.
  /// - Complexity: O(*n*), where *n* is the number of records from the first entry to the last,
  ///   including those of other lanes.
  public func drain(limit: Int = OutboxDrain.defaultLimit) async throws -> DrainReply {
    guard let batch = try await take(limit: limit) else { return .idle }
    do {
      try await emitter.emit(batch.entries)
      try await emitter.flush()
    } catch {
      // Another drainer may hold the lane by now; then the return is refused.
      _ = try await giveBack(batch.lease)
      throw EmitterFailed(
        drainer: drainer,
        entries: batch.entries[0].id...batch.entries[batch.entries.count - 1].id,
        count: batch.entries.count,
        underlying: error
      )
    }
    switch try await acknowledge(batch) {
    case .accepted: return .delivered(batch.entries.count)
    case .refused: return .leaseLost(emitted: batch.entries.count)
    }
  }

  /// Delivers all entries that are undelivered now, except those in lanes of other drainers.
  ///
  /// It may leave entries that are committed meanwhile, so it ends even while the engine is busy.
  ///
  /// - Parameter limit: The maximum number of entries per batch.
  /// - Returns: The number of delivered entries.
  /// - Throws: ``EmitterFailed``, errors of the journal, or a ``LedgerError``; earlier batches stay
  ///   delivered.
  public func drainAll(limit: Int = OutboxDrain.defaultLimit) async throws -> Int {
    let pending = await engine.read { $0.outbox.pendingCount }
    var delivered = 0
    var inOtherHands = 0
    while delivered + inOtherHands < pending {
      switch try await drain(limit: limit) {
      case .delivered(let count): delivered += count
      case .leaseLost(let count): inOtherHands += count
      case .idle: return delivered
      }
    }
    return delivered
  }
}

// The parts of a round, for tests that leave one out.
extension OutboxDrain {
  /// Leases a lane and reads its entries.
  ///
  /// - Parameter limit: The maximum number of entries; clamped to 1...``maximumLimit``.
  /// - Returns: The entries, or `nil` if there are none for this drainer.
  /// - Throws: Errors of the journal, or a ``LedgerError``.
  package func take(limit: Int = OutboxDrain.defaultLimit) async throws -> OutboxBatch? {
    let now = engine.now()
    let (until, overflows) = now.addingReportingOverflow(engine.outboxLease)
    let command = LeaseLane(
      by: drainer,
      at: now,
      until: overflows ? .max : until,
      orphaned: engine.orphanedLane,
      rules: engine.configuration.outboxLeaseRules
    )
    guard let lease = try await engine.perform(command) else { return nil }
    do {
      return try await read(lease, limit: min(max(1, limit), Self.maximumLimit))
    } catch {
      _ = try await giveBack(lease)
      throw error
    }
  }

  /// Acknowledges the delivery of entries, which ends the lease.
  ///
  /// - Parameter batch: The entries.
  /// - Returns: Whether this drainer still held the lane.
  /// - Throws: A ``LedgerError``.
  package func acknowledge(_ batch: OutboxBatch) async throws -> DrainerReply {
    try await engine.perform(
      AcknowledgeDelivery(
        batch.lease,
        through: batch.through,
        count: batch.entries.count,
        rules: engine.configuration.outboxDrainerRules
      )
    )
  }

  private func giveBack(_ lease: Outbox.Lease) async throws -> DrainerReply {
    try await engine.perform(
      ReturnLane(lease, rules: engine.configuration.outboxDrainerRules)
    )
  }

  /// Reads the leased entries.
  ///
  /// They are durable, because the lease came later and is durable.
  private func read(_ lease: Outbox.Lease, limit: Int) async throws -> OutboxBatch {
    var entries: [OutboxEntry] = []
    var place = lease.after
    while place < lease.through && entries.count < limit {
      let end = min(place + window, lease.through)
      var part: [EngineRecord] = []
      try engine.journal.read(after: place, through: end) { part.append($0) }
      let records = part
      // The run of a task never changes, so a newer state gives the same answer.
      entries += await engine.read { state in
        records.compactMap { OutboxEntry($0, in: lease.lane, of: state.board) }
      }
      place = end
    }
    if entries.count >= limit { entries.removeLast(entries.count - limit) }
    guard let last = entries.last else {
      throw LedgerError.journalCorrupt(expected: lease.through, found: place)
    }
    let through = entries.count == limit ? last.id : lease.through
    return OutboxBatch(lease: lease, entries: entries, through: through)
  }
}

extension OutboxEntry {
  /// Makes an entry of a record if it is an entry of a lane.
  fileprivate init?(_ record: EngineRecord, in lane: Int, of board: Board) {
    guard case .board(let event) = record.event else { return nil }
    let run = board.run(of: event)
    guard run.rawValue % Outbox.laneCount == lane else { return nil }
    self.init(record: record, run: run)
  }
}
