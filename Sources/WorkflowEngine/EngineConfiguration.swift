/// The choices of a caller about an engine.
///
/// A configuration is a plain value: one configuration can make many engines, and each has its own
/// journal.
public struct EngineConfiguration: Sendable {
  /// How a command becomes a transaction.
  public var discipline: any Discipline = Atomic()

  /// The gates of a start.
  public var startRules: [Rule<StartSubject>] = Board.startRules

  /// The guards of a report about an attempt.
  public var callbackRules: [Rule<CallbackSubject>] = Board.callbackRules

  /// The guards of an approval decision.
  public var decisionRules: [Rule<DecisionSubject>] = Board.decisionRules

  /// The guards of a partial rerun.
  public var rerunRules: [Rule<RerunSubject>] = Board.rerunRules

  /// The guards of a link.
  public var linkRules: [Rule<LinkSubject>] = Board.linkRules

  /// The guards of the removal of a link.
  public var unlinkRules: [Rule<LinkSubject>] = Board.unlinkRules

  /// The guards of the reclaim of an expired claim.
  public var reclaimRules: [Rule<ReclaimSubject>] = Board.reclaimRules

  /// The guards of a cancellation.
  public var cancelRules: [Rule<TaskSubject>] = Board.cancelRules

  /// The guards of blocking a task.
  public var blockRules: [Rule<TaskSubject>] = Board.blockRules

  /// The guards of unblocking a task.
  public var unblockRules: [Rule<TaskSubject>] = Board.unblockRules

  /// The guards of a reopening.
  public var reopenRules: [Rule<TaskSubject>] = Board.reopenRules

  /// The guards of archiving a task.
  public var archiveRules: [Rule<TaskSubject>] = Board.archiveRules

  /// The guards of a lease of the outbox.
  public var outboxLeaseRules: [Rule<LaneSubject>] = Outbox.leaseRules

  /// The guards of a drainer's report about its lease.
  public var outboxDrainerRules: [Rule<DrainerSubject>] = Outbox.drainerRules

  /// The maximum number of attempts under way at once, over all runs and dispatchers.
  ///
  /// If it is below 1, nothing starts.
  public var dispatchLimit: Int = .max

  /// How long a claim lasts without a heartbeat; if `nil`, until the attempt ends or is released.
  ///
  /// It needs a clock: an engine with a lease but without a clock cannot be opened. Choose several times
  /// the heartbeat interval. A lease of zero or less has expired at its start.
  public var lease: Duration?

  /// How long a drainer may take for one round of delivery; after that another drainer may repeat
  /// it.
  ///
  /// It needs a clock. Without one, a lane whose drainer died stays leased until the engine is opened
  /// again. Choose several times the longest time that an emitter takes.
  public var outboxLease: Duration = .seconds(30)

  /// The clock for leases, rerun notes and records; if `nil`, the time never changes.
  ///
  /// The engine never sleeps on it.
  public var clock: (any Clock<Duration>)?

  /// Makes the journal of an engine; called once per engine.
  public var makeJournal: @Sendable () throws -> any Journal<EngineModel> = {
    MemoryJournal()
  }

  /// Creates the production configuration: atomic, all rules, in memory, without a clock.
  public init() {}
}
