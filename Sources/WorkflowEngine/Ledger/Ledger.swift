internal import Synchronization

/// An actor that owns a model's state. Every change is a transaction, and every transaction is one
/// step.
///
/// A transaction decides, changes the state with all consequences, takes the next sequence numbers
/// and appends to the journal, without a suspension in between. A caller enters the actor with one
/// `await`, and gets its reply once the journal has made the transaction durable.
public actor Ledger<M: Model> {
  /// The maximum number of events in one transaction, including consequences.
  ///
  /// A model that exceeds it has endless consequences, and traps with a message.
  public static var eventLimit: Int { 1 << 20 }

  private var state: M.State
  private let journal: any Journal<M>
  private let clock: EngineClock
  private var next: Int
  private var transaction: Int
  // Every transaction reads it, so no lock protects it.
  private let hasFailed = Synchronization.Atomic<Bool>(false)
  private let failure = Mutex<LedgerError?>(nil)

  /// Opens a ledger: loads the records of the journal and applies them to the state.
  ///
  /// - Parameters:
  ///   - state: The state before the first event.
  ///   - journal: The store for transactions.
  ///   - clock: The clock for the time of records; if `nil`, the time never changes.
  ///   - look: Called once with the recovered state.
  /// - Throws: Errors of the journal, or ``LedgerError/journalCorrupt(expected:found:)``.
  /// - Complexity: O(*n*), where *n* is the number of records in the journal.
  public init(
    state: M.State,
    journal: any Journal<M>,
    clock: (any Clock<Duration>)? = nil,
    _ look: (M.State) -> Void = { _ in }
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
    look(state)
    self.state = state
    self.journal = journal
    self.clock = EngineClock(clock, from: time)
    self.next = next
    self.transaction = transaction
  }

  /// The current time, in nanoseconds during which the ledger has been open, over all its openings.
  ///
  /// Time while the ledger was closed does not count, because the clock cannot measure it. A lease
  /// that had a second left when the process died has a second left when the ledger is opened
  /// again.
  public nonisolated func now() -> Int { clock.now() }

  /// Performs a command in one transaction, and replies when it is durable.
  ///
  /// - Parameter command: The command to perform.
  /// - Returns: The command's reply.
  /// - Throws: Errors of the command, or a ``LedgerError``.
  public nonisolated func perform<C: Command>(_ command: C) async throws -> C.Reply
  where C.M == M {
    try await atomically { try command.decide($0) }
  }

  /// Performs one command, then another on the resulting state, in one transaction.
  ///
  /// The second command is also checked on the state before the first, so that a misuse of either
  /// throws before anything happens. If the second becomes a misuse only after the first, the first
  /// alone takes effect.
  ///
  /// - Parameters:
  ///   - first: The command to perform.
  ///   - second: The command to perform after it.
  ///   - isWanted: Decides from the first reply whether to perform the second command.
  /// - Returns: Both replies, once all events are durable; the second is `nil` if it was not
  ///   performed.
  /// - Throws: Errors of the commands, or a ``LedgerError``.
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
    var records: [Record<M.Event>] = []
    let replies = Result<(A.Reply, B.Reply?), any Error> {
      let decision = try Self.lend(&state) { try first.decide($0) }
      try Self.lend(&state) { try second.check($0) }
      bring(decision.events, into: &records, numberedFrom: next, M.consequences)
      guard isWanted(decision.reply) else { return (decision.reply, nil) }
      let following = try Self.lend(&state) { try second.decide($0) }
      bring(following.events, into: &records, numberedFrom: next, M.consequences)
      return (decision.reply, following.reply)
    }
    append(records, numberedFrom: next)
    return Undurable(reply: replies, last: next - 1)
  }

  /// Reads from the state in one step, without a copy.
  ///
  /// The state may contain events that are not durable yet. If the body returns the whole state,
  /// the next transaction has to copy it.
  ///
  /// - Parameter body: Extracts the needed values from the state.
  /// - Returns: The result of the body.
  /// - Throws: Errors of the body.
  public func read<R: Sendable, Failure: Error>(
    _ body: @Sendable (M.State) throws(Failure) -> R
  ) throws(Failure) -> R {
    try Self.lend(&state, to: body)
  }

  /// Passes the state to a body in place.
  ///
  /// If the actor's property itself were passed, Swift would copy it first, because the body could
  /// change the property. That copy would retain every array in the state. An exclusively held
  /// value needs no copy.
  private static func lend<R, Failure: Error>(
    _ state: inout M.State,
    to body: (M.State) throws(Failure) -> R
  ) throws(Failure) -> R {
    try body(state)
  }
}

// For disciplines: the one primitive, and ways to misuse it.
extension Ledger {
  /// The number of the next event.
  ///
  /// For disciplines that take a number in one step and use it in another.
  package var nextSequence: Int { next }

  /// Decides, changes, numbers and appends in one step, then waits until the journal is durable.
  ///
  /// - Parameters:
  ///   - first: The number of the first event, for disciplines that assign numbers themselves.
  ///   - consequences: The consequences of an event, for disciplines that change them.
  ///   - body: Decides on the state.
  /// - Returns: The decision's reply.
  /// - Throws: Errors of the body, or a ``LedgerError``.
  /// - Complexity: O(*e*) plus the body, where *e* is the number of events of the transaction.
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
    let reply = Result<R, any Error> {
      let decision = try Self.lend(&state, to: body)
      var records: [Record<M.Event>] = []
      bring(decision.events, into: &records, numberedFrom: first ?? next, consequences)
      append(records, numberedFrom: first ?? next)
      return decision.reply
    }
    // A refusal or an error may rely on another transaction that is not durable yet, so it waits too.
    return Undurable(reply: reply, last: next - 1)
  }

  /// Returns a reply once the journal has made its transaction, and all earlier ones, durable.
  ///
  /// The caller waits outside the actor, so it does not have to enter the actor again.
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
    // Another transaction may have failed meanwhile; then no later transaction gets a reply.
    try checkFailure()
    return try undurable.reply.get()
  }

  /// Throws if the ledger has failed.
  private nonisolated func checkFailure() throws {
    guard hasFailed.load(ordering: .acquiring) else { return }
    if let failure = failure.withLock({ $0 }) { throw failure }
  }

  /// The reply of a transaction that has happened but may not be durable yet.
  private struct Undurable<R: Sendable>: Sendable {
    let reply: Result<R, any Error>

    /// The last number that must be durable before the reply.
    let last: Int
  }

  /// Changes the state without an event.
  ///
  /// No production code does this.
  ///
  /// For disciplines that write back values that they read too early. A ledger that is recovered
  /// from the journal does not contain the change.
  ///
  /// - Parameter body: Changes the state.
  /// - Returns: The result of the body.
  /// - Throws: Errors of the body, or the failure that closed the ledger.
  package func rewrite<R: Sendable>(_ body: @Sendable (inout M.State) throws -> R) throws -> R {
    try checkFailure()
    return try body(&state)
  }

  /// Applies events and all their consequences to the state, and makes their records.
  ///
  /// Depth first: every event is applied to a state that already contains the consequences of all
  /// earlier events, so no consequence is added twice.
  private func bring(
    _ events: [M.Event],
    into records: inout [Record<M.Event>],
    numberedFrom first: Int,
    _ consequences: (M.Event, M.State) -> [M.Event]
  ) {
    guard !events.isEmpty else { return }
    // All records of a transaction have the same time.
    let time = records.first?.time ?? clock.now()
    records.reserveCapacity(records.count + events.count)
    // The events still to apply, the next one last. Most events have no consequence and need no
    // array.
    var pending: [M.Event] = []
    for event in events {
      var current = event
      while true {
        precondition(
          records.count < Self.eventLimit,
          "A transaction has over \(Self.eventLimit) events: the model's consequences never end."
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

  /// Appends the records of a transaction to the journal; without records there is no transaction.
  private func append(_ records: [Record<M.Event>], numberedFrom first: Int) {
    guard !records.isEmpty else { return }
    transaction += 1
    next = first + records.count
    journal.append(records, leadingTo: state)
  }
}
