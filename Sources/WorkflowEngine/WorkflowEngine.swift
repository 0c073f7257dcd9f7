/// The in-process engine: runs of tasks with links, claims, approvals, artifacts and reruns.
///
/// Every method that changes something is one transaction, which happens wholly or not at all and
/// is answered once it is durable. A refusal is a reply; a thrown ``BoardError`` is a misuse and
/// leaves nothing; a thrown ``LedgerError`` means that the engine must be reopened.
public struct WorkflowEngine: Sendable {
  /// What the engine was made with.
  public let configuration: EngineConfiguration

  package let ledger: Ledger<EngineModel>
  let journal: any Journal<EngineModel>

  /// How long a claim stands without a heartbeat, in nanoseconds.
  let lease: Int?

  /// How long a drainer has for one round, in nanoseconds.
  let outboxLease: Int

  /// Opens an engine: makes its journal and recovers what that holds.
  ///
  /// - Parameter configuration: What to choose about the engine.
  /// - Throws: What the journal throws, or ``LedgerError/journalCorrupt(expected:found:)``.
  /// - Complexity: O(*n*), where *n* is the number of records in the journal.
  public init(_ configuration: EngineConfiguration = EngineConfiguration()) throws {
    self.configuration = configuration
    journal = try configuration.makeJournal()
    ledger = try Ledger(
      state: EngineModel.State(),
      journal: journal,
      clock: configuration.clock
    )
    lease = configuration.lease.map(EngineClock.nanoseconds)
    outboxLease = EngineClock.nanoseconds(configuration.outboxLease)
  }

  /// Reads from the state in one step, without copying it.
  ///
  /// What is read may be newer than what is durable. No transaction happens meanwhile, so be brief; and
  /// return what you need, not the whole state: who keeps that makes the next transaction pay for a
  /// copy.
  ///
  /// - Parameter body: Takes what it needs out of the state.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws.
  public func read<R: Sendable, Failure: Error>(
    _ body: @Sendable (EngineModel.State) throws(Failure) -> R
  ) async throws(Failure) -> R {
    try await ledger.read(body)
  }

  /// Reads a task's row; it may be newer than what is durable, and does not change any more.
  ///
  /// - Parameter id: The task.
  /// - Returns: The row as of now.
  /// - Throws: ``BoardError/unknownTask(_:)``.
  public func task(_ id: TaskID) async throws -> BoardTask {
    try await read { try $0.board.task(id) }
  }

  /// Reads a run's row; it may be newer than what is durable, and does not change any more.
  ///
  /// Do not keep many of them: as long as one is kept, the next change of its run copies the run's
  /// indexes.
  ///
  /// - Parameter id: The run.
  /// - Returns: The row as of now.
  /// - Throws: ``BoardError/unknownRun(_:)``.
  public func run(_ id: RunID) async throws -> BoardRun {
    try await read { try $0.board.run(id) }
  }

  /// Reads back everything that happened, in order; of each transaction all events.
  ///
  /// - Returns: The records of the journal, also those that it has taken and not made durable yet.
  /// - Throws: When the journal cannot be read.
  /// - Complexity: O(*n*), where *n* is the number of records.
  public func records() throws -> [EngineRecord] { try journal.records() }

  /// Performs a command by the configured discipline.
  ///
  /// - Parameter command: The command to perform.
  /// - Returns: The command's reply, once its events are durable.
  /// - Throws: What the command throws, or a ``LedgerError``.
  package func perform<C: Command>(_ command: C) async throws -> C.Reply where C.M == EngineModel {
    // Production has one discipline. Called by its type, the compiler makes a version of the whole
    // transaction for each command; called through the protocol, types are looked up at every step,
    // which takes as long as the rest.
    if type(of: configuration.discipline) == Atomic.self {
      return try await Atomic().perform(command, on: ledger)
    }
    return try await configuration.discipline.perform(command, on: ledger)
  }

  /// Performs a command, and another when the reply to the first asks for it, in one transaction.
  ///
  /// A discipline other than ``Atomic`` performs each of them as it performs any command, in a
  /// transaction of its own.
  ///
  /// - Parameters:
  ///   - first: The command to perform.
  ///   - second: The command to perform after it.
  ///   - isWanted: Whether the second is performed, given the reply to the first.
  /// - Returns: Both replies, once all events are durable; the second is `nil` when it was not wanted.
  /// - Throws: What a command throws, or a ``LedgerError``.
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

  /// The time now, in nanoseconds: for how long the engine has been open, over all its openings.
  ///
  /// Leases and rerun notes are stamped with it, and so is every record. Without a clock it stands
  /// still.
  ///
  /// - Returns: Nanoseconds of the engine's time.
  public func now() -> Int { ledger.now() }
}
