internal import Synchronization

/// A model's state behind one door: every change is a transaction, and every transaction one step.
///
/// A transaction decides, changes the state (with all consequences), takes the next sequence
/// numbers and appends to the journal without a suspension in between. Callers enter the actor by
/// one `await`, and are answered once the journal has made their transaction durable.
public actor Ledger<M: Model> {
  /// The number of events that one transaction may hold, consequences included.
  ///
  /// A model that passes it has consequences that never end, and is stopped with a message.
  public static var eventLimit: Int { 1 << 20 }

  private var state: M.State
  private let journal: any Journal<M>
  private let clock: EngineClock
  private var next: Int
  private var transaction: Int
  // Asked in every transaction, so it is not behind the lock.
  private let hasFailed = Synchronization.Atomic<Bool>(false)
  private let failure = Mutex<LedgerError?>(nil)

  /// Opens a ledger: loads what the journal holds and brings it into the state.
  ///
  /// - Parameters:
  ///   - state: The state before the first event.
  ///   - journal: Where transactions are kept.
  ///   - clock: What the time of records is read from; without one it stands still.
  /// - Throws: What the journal throws, or ``LedgerError/journalCorrupt(expected:found:)``.
  /// - Complexity: O(*n*), where *n* is the number of records in the journal.
  public init(
    state: M.State,
    journal: any Journal<M>,
    clock: (any Clock<Duration>)? = nil
  ) throws {
    let snapshot = try journal.snapshot()
    var state = snapshot?.state ?? state
    var next = (snapshot?.sequence ?? 0) + 1
    var transaction = snapshot?.transaction ?? 0
    var time = snapshot?.time ?? 0
    try journal.read(after: next - 1) { record in
      guard record.sequence == next else {
        throw LedgerError.journalCorrupt(expected: next, found: record.sequence)
      }
      guard record.transaction == transaction || record.transaction == transaction + 1,
        record.transaction > 0
      else {
        throw LedgerError.journalCorrupt(expected: transaction + 1, found: record.transaction)
      }
      M.evolve(&state, record.event)
      transaction = record.transaction
      time = record.time
      next += 1
    }
    self.state = state
    self.journal = journal
    self.clock = EngineClock(clock, from: time)
    self.next = next
    self.transaction = transaction
  }

  /// The time now, in nanoseconds: for how long the ledger has been open, over all its openings.
  ///
  /// What it was closed for does not count, for a clock says nothing of that; so a lease that had a
  /// second left when the process died has a second left when the ledger is opened again.
  public nonisolated func now() -> Int { clock.now() }

  /// Performs a command in one transaction, and answers when it is durable.
  ///
  /// - Parameter command: The command to perform.
  /// - Returns: The command's reply.
  /// - Throws: What the command throws, or a ``LedgerError``.
  public nonisolated func perform<C: Command>(_ command: C) async throws -> C.Reply
  where C.M == M {
    try await atomically { try command.decide($0) }
  }

  /// Performs a command, and another on the state that the first has led to, in one transaction.
  ///
  /// The second is checked on the state before the first as well, so that a misuse of either throws
  /// before anything has happened. If it is a misuse only after the first, that stands alone.
  ///
  /// - Parameters:
  ///   - first: The command to perform.
  ///   - second: The command to perform after it.
  ///   - isWanted: Whether the second is performed, given the reply to the first.
  /// - Returns: Both replies, once all events are durable; the second is `nil` when it was not wanted.
  /// - Throws: What a command throws, or a ``LedgerError``.
  package nonisolated func perform<A: Command, B: Command>(
    _ first: A,
    then second: B,
    if isWanted: @Sendable (A.Reply) -> Bool
  ) async throws -> (A.Reply, B.Reply?) where A.M == M, B.M == M {
    try await whenDurable(try await both(first, second, isWanted))
  }

  /// The step of a transaction of two commands.
  private func both<A: Command, B: Command>(
    _ first: A,
    _ second: B,
    _ isWanted: @Sendable (A.Reply) -> Bool
  ) throws -> Undurable<(A.Reply, B.Reply?)> where A.M == M, B.M == M {
    try checkFailure()
    let decision = try Self.lend(&state) { try first.decide($0) }
    try Self.lend(&state) { try second.check($0) }
    var records: [Record<M.Event>] = []
    bring(decision.events, into: &records, numberedFrom: next, M.consequences)
    var reply: B.Reply?
    do {
      if isWanted(decision.reply) {
        let following = try Self.lend(&state) { try second.decide($0) }
        bring(following.events, into: &records, numberedFrom: next, M.consequences)
        reply = following.reply
      }
    } catch {
      append(records, numberedFrom: next)
      throw error
    }
    append(records, numberedFrom: next)
    return Undurable(reply: (decision.reply, reply), last: next - 1)
  }

  /// Reads from the state in one step, without copying it.
  ///
  /// What is read may be newer than what is durable. A body that returns the whole state makes the
  /// next transaction pay for a copy.
  ///
  /// - Parameter body: Takes what it needs out of the state.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws.
  public func read<R: Sendable, Failure: Error>(
    _ body: @Sendable (M.State) throws(Failure) -> R
  ) throws(Failure) -> R {
    try Self.lend(&state, to: body)
  }

  /// Lets a body look at the state where it is.
  ///
  /// A property handed to a body is copied first, for the body could change the property; what is
  /// held exclusively is not. The copy would touch the count of every array in the state.
  private static func lend<R, Failure: Error>(
    _ state: inout M.State,
    to body: (M.State) throws(Failure) -> R
  ) throws(Failure) -> R {
    try body(state)
  }
}

// For disciplines: the one primitive, and the ways to use it wrongly.
extension Ledger {
  /// The number that the next event will take.
  ///
  /// For disciplines that take a number in one step and use it in another.
  package var nextSequence: Int { next }

  /// Decides, changes, numbers and appends in one step, then waits until the journal is durable.
  ///
  /// - Parameters:
  ///   - first: The number of the first event, for disciplines that number on their own.
  ///   - consequences: What follows from an event, for disciplines that change what follows.
  ///   - body: Decides on the state.
  /// - Returns: The decision's reply.
  /// - Throws: What the body throws, or a ``LedgerError``.
  /// - Complexity: O(*e*) beyond the body, where *e* is the number of events of the transaction.
  package nonisolated func atomically<R: Sendable>(
    numberedFrom first: Int? = nil,
    consequences: @Sendable (M.Event, M.State) -> [M.Event] = { M.consequences(of: $0, in: $1) },
    _ body: @Sendable (M.State) throws -> Decision<M, R>
  ) async throws -> R {
    try await whenDurable(try await transact(numberedFrom: first, consequences, body))
  }

  /// The step of a transaction.
  private func transact<R: Sendable>(
    numberedFrom first: Int?,
    _ consequences: @Sendable (M.Event, M.State) -> [M.Event],
    _ body: @Sendable (M.State) throws -> Decision<M, R>
  ) throws -> Undurable<R> {
    try checkFailure()
    let decision = try Self.lend(&state, to: body)
    var records: [Record<M.Event>] = []
    bring(decision.events, into: &records, numberedFrom: first ?? next, consequences)
    append(records, numberedFrom: first ?? next)
    // A refusal may rest on what another transaction has done, so it waits as well.
    return Undurable(reply: decision.reply, last: next - 1)
  }

  /// Answers when the journal has made a transaction durable, and everything before it.
  ///
  /// The caller waits, not the actor: who is answered need not enter it again.
  private nonisolated func whenDurable<R: Sendable>(_ undurable: Undurable<R>) async throws -> R {
    do {
      try await journal.durable(through: undurable.last)
    } catch {
      let failure = failure.withLock { failure in
        let first = failure ?? .journalFailed(reason: "\(error)")
        failure = first
        return first
      }
      hasFailed.store(true, ordering: .releasing)
      throw failure
    }
    // Another transaction may have failed meanwhile; what waited beside it is not answered either.
    try checkFailure()
    return undurable.reply
  }

  /// Makes sure that the ledger is open.
  private nonisolated func checkFailure() throws {
    guard hasFailed.load(ordering: .acquiring) else { return }
    if let failure = failure.withLock({ $0 }) { throw failure }
  }

  /// A transaction that has happened, and is answered when it is durable.
  private struct Undurable<R: Sendable>: Sendable {
    let reply: R

    /// The last number that must be durable before.
    let last: Int
  }

  /// Changes the state outside every event, which no production code does.
  ///
  /// For disciplines that write back what they read too early. A ledger recovered from the journal
  /// knows nothing of it.
  ///
  /// - Parameter body: Changes the state.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws, or the failure that closed the ledger.
  package func rewrite<R: Sendable>(_ body: @Sendable (inout M.State) throws -> R) throws -> R {
    try checkFailure()
    return try body(&state)
  }

  /// Brings events and all that follows from them into the state, and makes their records.
  ///
  /// Depth first, so that every event meets a state in which all earlier ones have had their
  /// consequences, and none is drawn twice.
  private func bring(
    _ events: [M.Event],
    into records: inout [Record<M.Event>],
    numberedFrom first: Int,
    _ consequences: (M.Event, M.State) -> [M.Event]
  ) {
    guard !events.isEmpty else { return }
    // One time for the whole transaction.
    let time = records.first?.time ?? clock.now()
    records.reserveCapacity(records.count + events.count)
    // What still follows, the next one last; most events have no consequence, and no list is made.
    var pending: [M.Event] = []
    for event in events {
      var current = event
      while true {
        precondition(
          records.count < Self.eventLimit,
          "A transaction passed \(Self.eventLimit) events: the model's consequences never end."
        )
        M.evolve(&state, current)
        let sequence = first + records.count
        records.append(
          Record(sequence: sequence, transaction: transaction + 1, time: time, event: current)
        )
        let following = Self.lend(&state) { consequences(current, $0) }
        if let next = following.first {
          pending.append(contentsOf: following.dropFirst().reversed())
          current = next
        } else if let next = pending.popLast() {
          current = next
        } else {
          break
        }
      }
    }
  }

  /// Hands the records of a transaction to the journal; without any it was none.
  private func append(_ records: [Record<M.Event>], numberedFrom first: Int) {
    guard !records.isEmpty else { return }
    transaction += 1
    next = first + records.count
    journal.append(records, leadingTo: state)
  }
}
