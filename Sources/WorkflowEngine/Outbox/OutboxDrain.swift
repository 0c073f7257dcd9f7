/// Takes entries out of an engine, hands them to an emitter, and says that they have arrived.
///
/// Any number of drains may be at work, in any tasks: each takes a lane that no other is at. Delivery is
/// at least once, in the order of each run; an entry comes again when its drainer failed, died, or took
/// longer than its lease. Nothing drains by itself: call this from a loop or a timer of yours.
public struct OutboxDrain: Sendable {
  /// How many entries an emitter is handed at once unless it is asked for another number.
  public static let defaultLimit: Int = 256

  /// How many entries an emitter is handed at most.
  public static let maximumLimit: Int = 1 << 16

  /// How many records are read from the journal at once.
  static let window = 1_024

  /// Who drains, as records show it.
  public let drainer: String

  private let engine: WorkflowEngine
  private let emitter: any Emitter

  /// Creates a drain.
  ///
  /// - Parameters:
  ///   - engine: Whose entries are delivered.
  ///   - emitter: Where they go.
  ///   - drainer: Who drains; a name for whoever reads the records.
  public init(_ engine: WorkflowEngine, to emitter: any Emitter, as drainer: String) {
    self.engine = engine
    self.emitter = emitter
    self.drainer = drainer
  }

  /// Delivers some entries of one lane, in one round: lease, read, emit, flush, acknowledge.
  ///
  /// - Parameter limit: How many at most; brought into 1...``maximumLimit``.
  /// - Returns: How many were delivered, or why none.
  /// - Throws: ``EmitterFailed``, when the lane has been given back; what the journal throws, or a
  ///   ``LedgerError``.
  /// - Complexity: O(*n*), where *n* is the number of records from the first entry to the last,
  ///   those of other lanes among them.
  public func drain(limit: Int = OutboxDrain.defaultLimit) async throws -> DrainReply {
    guard let batch = try await take(limit: limit) else { return .idle }
    do {
      try await emitter.emit(batch.entries)
      try await emitter.flush()
    } catch {
      // Another may have the lane by now, and then there is nothing to give back.
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

  /// Delivers everything that is pending now, as far as no other drainer is at it.
  ///
  /// What is committed meanwhile may be left for the next time, so that this ends however much is
  /// going on.
  ///
  /// - Parameter limit: How many entries the emitter is handed at most at once.
  /// - Returns: How many were delivered.
  /// - Throws: ``EmitterFailed``, what the journal throws, or a ``LedgerError``; what was delivered before
  ///   stays delivered.
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

// The parts of a round, for those that leave one out.
extension OutboxDrain {
  /// Leases a lane and reads its entries.
  ///
  /// - Parameter limit: How many at most; brought into 1...``maximumLimit``.
  /// - Returns: The entries, or `nil` when there are none for this drainer.
  /// - Throws: What the journal throws, or a ``LedgerError``.
  package func take(limit: Int = OutboxDrain.defaultLimit) async throws -> OutboxBatch? {
    let now = engine.now()
    let (until, overflows) = now.addingReportingOverflow(engine.outboxLease)
    let command = LeaseLane(
      by: drainer,
      at: now,
      until: overflows ? .max : until,
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

  /// Says that entries have arrived, which ends the lease.
  ///
  /// - Parameter batch: The entries.
  /// - Returns: Whether the lane was still this drainer's.
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

  /// Reads what was leased; all of it is durable, for the lease came after it and is.
  private func read(_ lease: Outbox.Lease, limit: Int) async throws -> OutboxBatch {
    var entries: [OutboxEntry] = []
    var place = lease.after
    while place < lease.through && entries.count < limit {
      let end = min(place + Self.window, lease.through)
      var window: [EngineRecord] = []
      try engine.journal.read(after: place, through: end) { window.append($0) }
      let records = window
      // The run of a task never changes, so a state that is newer than the records will do.
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
  /// Makes an entry of a record, if it is one and belongs to a lane.
  fileprivate init?(_ record: EngineRecord, in lane: Int, of board: Board) {
    guard case .board(let event) = record.event else { return nil }
    let run = board.run(of: event)
    guard run.rawValue % Outbox.laneCount == lane else { return nil }
    self.init(record: record, run: run)
  }
}
