/// Everything that a caller may choose about an engine.
///
/// A configuration is a value without identity: many engines can be made from one, and each has a
/// journal of its own.
public struct EngineConfiguration: Sendable {
  /// How a command becomes a transaction.
  public var discipline: any Discipline = Atomic()

  /// The gates of a start.
  public var startRules: [Rule<StartSubject>] = Board.startRules

  /// The guards of a call of somebody who works at an attempt.
  public var callbackRules: [Rule<CallbackSubject>] = Board.callbackRules

  /// The guards of an approval decision.
  public var decisionRules: [Rule<DecisionSubject>] = Board.decisionRules

  /// The guards of a partial rerun.
  public var rerunRules: [Rule<RerunSubject>] = Board.rerunRules

  /// The guards of a link.
  public var linkRules: [Rule<LinkSubject>] = Board.linkRules

  /// The guards of the end of a link.
  public var unlinkRules: [Rule<LinkSubject>] = Board.unlinkRules

  /// The guards of taking a claim back.
  public var reclaimRules: [Rule<ReclaimSubject>] = Board.reclaimRules

  /// The guards of a cancellation.
  public var cancelRules: [Rule<TaskSubject>] = Board.cancelRules

  /// The guards of holding a task back.
  public var blockRules: [Rule<TaskSubject>] = Board.blockRules

  /// The guards of holding a task back no longer.
  public var unblockRules: [Rule<TaskSubject>] = Board.unblockRules

  /// The guards of a reopening.
  public var reopenRules: [Rule<TaskSubject>] = Board.reopenRules

  /// The guards of putting a task away.
  public var archiveRules: [Rule<TaskSubject>] = Board.archiveRules

  /// The guards of a lease of the outbox.
  public var outboxLeaseRules: [Rule<LaneSubject>] = Outbox.leaseRules

  /// The guards of what a drainer says about its lease.
  public var outboxDrainerRules: [Rule<DrainerSubject>] = Outbox.drainerRules

  /// How many attempts may be under way at once, over all runs and dispatchers.
  ///
  /// Below 1 nothing starts.
  public var dispatchLimit: Int = .max

  /// How long a claim stands without a heartbeat; without one it stands until it is given back.
  ///
  /// It needs a clock: by one that stands still no lease runs out. Several times as long as the time
  /// between two heartbeats is a good choice; a lease of zero or less has run out as it begins.
  public var lease: Duration?

  /// How long a drainer has for one round of delivery; then another may do it again.
  ///
  /// It needs a clock: by one that stands still, what a drainer had in hand when it died stays there,
  /// also when the engine is opened again. Several times as long as an emitter ever takes is a good
  /// choice.
  public var outboxLease: Duration = .seconds(30)

  /// What time is read from, for leases, rerun notes and records; without one it stands still.
  ///
  /// The engine never sleeps on it.
  public var clock: (any Clock<Duration>)?

  /// Makes the journal of an engine; called once for each.
  public var makeJournal: @Sendable () throws -> any Journal<EngineModel> = {
    MemoryJournal()
  }

  /// Creates the production configuration: atomic, all rules, in memory, without a clock.
  public init() {}
}
