/// The in-process engine: runs of tasks with links, claims, approvals, artifacts and reruns.
///
/// Every method that changes something is one transaction: it takes effect completely or not at
/// all, and replies once it is durable. A refusal is a reply. A thrown ``BoardError`` is a misuse
/// and changes nothing. A thrown ``LedgerError`` means that the engine must be opened again.
public struct WorkflowEngine: Sendable {
  /// The configuration of the engine.
  public let configuration: EngineConfiguration

  package let ledger: Ledger<EngineModel>
  let journal: any Journal<EngineModel>

  /// How long a claim lasts without a heartbeat, in nanoseconds.
  let lease: Int?

  /// How long a drainer may take for one round, in nanoseconds.
  let outboxLease: Int

  /// The newest token of a lane that no drainer holds any more: without a clock, the leases from before
  /// the opening would never end.
  let orphanedLane: Int

  /// Opens an engine: makes its journal and recovers the state from its records.
  ///
  /// - Parameter configuration: The choices about the engine.
  /// - Throws: ``EngineConfigurationError``, errors of the journal, or
  ///   ``LedgerError/journalCorrupt(expected:found:)``.
  /// - Complexity: O(*n*), where *n* is the number of records in the journal.
  public init(_ configuration: EngineConfiguration = EngineConfiguration()) throws {
    let isTimed = configuration.clock != nil
    guard configuration.lease == nil || isTimed else {
      throw EngineConfigurationError.leaseWithoutClock
    }
    self.configuration = configuration
    journal = try configuration.makeJournal()
    var orphaned = 0
    ledger = try Ledger(
      state: EngineModel.State(),
      journal: journal,
      clock: configuration.clock
    ) { recovered in
      if !isTimed { orphaned = recovered.outbox.lastToken }
    }
    orphanedLane = orphaned
    lease = configuration.lease.map(EngineClock.nanoseconds)
    outboxLease = EngineClock.nanoseconds(configuration.outboxLease)
  }

  /// Reads from the state in one step, without a copy.
  ///
  /// The state may contain events that are not durable yet. No transaction can run meanwhile, so be
  /// brief. Return only the needed values: if you keep the whole state, the next transaction has to
  /// copy it.
  ///
  /// - Parameter body: Extracts the needed values from the state.
  /// - Returns: The result of the body.
  /// - Throws: Errors of the body.
  public func read<R: Sendable, Failure: Error>(
    _ body: @Sendable (EngineModel.State) throws(Failure) -> R
  ) async throws(Failure) -> R {
    try await ledger.read(body)
  }

  /// Reads a copy of a task's row; it may contain changes that are not durable yet.
  ///
  /// - Parameter id: The task.
  /// - Returns: The current row.
  /// - Throws: ``BoardError/unknownTask(_:)``.
  public func task(_ id: TaskID) async throws -> BoardTask {
    try await read { try $0.board.task(id) }
  }

  /// Reads a copy of a run's row; it may contain changes that are not durable yet.
  ///
  /// Do not keep many rows: while you keep one, the next change of its run has to copy the run's
  /// indexes.
  ///
  /// - Parameter id: The run.
  /// - Returns: The current row.
  /// - Throws: ``BoardError/unknownRun(_:)``.
  public func run(_ id: RunID) async throws -> BoardRun {
    try await read { try $0.board.run(id) }
  }

  /// Reads all records of the journal, in order, always in whole transactions.
  ///
  /// - Returns: The records, including those that are not durable yet.
  /// - Throws: When the journal cannot be read.
  /// - Complexity: O(*n*), where *n* is the number of records.
  public func records() throws -> [EngineRecord] { try journal.records() }

  /// Reads the records after a number, in order.
  ///
  /// - Parameters:
  ///   - sequence: The number of the last record to leave out; 0 for none.
  ///   - take: Called with each record.
  /// - Throws: Errors of `take`, or of the journal.
  /// - Complexity: O(*n*), where *n* is the number of records to read.
  package func readRecords(after sequence: Int, _ take: (EngineRecord) throws -> Void) throws {
    try journal.read(after: sequence, take)
  }

  /// Performs a command with the configured discipline.
  ///
  /// - Parameter command: The command to perform.
  /// - Returns: The command's reply, once its events are durable.
  /// - Throws: Errors of the command, or a ``LedgerError``.
  package func perform<C: Command>(_ command: C) async throws -> C.Reply where C.M == EngineModel {
    // Production has one discipline. With its concrete type, the compiler specializes the whole
    // transaction for each command. Through the protocol, run-time type look-ups double the time.
    if type(of: configuration.discipline) == Atomic.self {
      return try await Atomic().perform(command, on: ledger)
    }
    return try await configuration.discipline.perform(command, on: ledger)
  }

  /// Performs a command, then another if the reply to the first asks for it, in one transaction.
  ///
  /// A discipline other than ``Atomic`` performs the two commands in two separate transactions.
  ///
  /// - Parameters:
  ///   - first: The command to perform.
  ///   - second: The command to perform after it.
  ///   - isWanted: Decides from the first reply whether to perform the second command.
  /// - Returns: Both replies, once all events are durable; the second is `nil` if it was not
  ///   performed.
  /// - Throws: Errors of the commands, or a ``LedgerError``.
  package func perform<A: Command, B: Command>(
    _ first: A,
    then second: B,
    if isWanted: @Sendable (A.Reply) -> Bool
  ) async throws -> (A.Reply, B.Reply?) where A.M == EngineModel, B.M == EngineModel {
    if type(of: configuration.discipline) == Atomic.self {
      return try await ledger.perform(first, then: second, if: isWanted)
    }
    let reply = try await configuration.discipline.perform(first, on: ledger)
    guard isWanted(reply) else { return (reply, nil) }
    return (reply, try await configuration.discipline.perform(second, on: ledger))
  }

  /// The current time, in nanoseconds during which the engine has been open, over all its openings.
  ///
  /// Leases, rerun notes and records carry it. Without a clock it never changes.
  ///
  /// - Returns: Nanoseconds of the engine's time.
  public func now() -> Int { ledger.now() }
}
