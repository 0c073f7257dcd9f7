/// Everything that a caller may choose about an engine.
///
/// A configuration is a value without identity: many engines can be made from one, and each has a
/// journal of its own.
public struct EngineConfiguration: Sendable {
  /// How a command becomes a transaction.
  public var discipline: any Discipline = Atomic()

  /// The gates of a start.
  public var startRules: [Rule<StartSubject>] = Board.startRules

  /// The guards of a report on an attempt.
  public var callbackRules: [Rule<CallbackSubject>] = Board.callbackRules

  /// The guards of an approval decision.
  public var decisionRules: [Rule<DecisionSubject>] = Board.decisionRules

  /// The guards of a partial rerun.
  public var rerunRules: [Rule<RerunSubject>] = Board.rerunRules

  /// What time is read from; without one it stands still at zero.
  public var clock: (any Clock<Duration>)?

  /// Makes the journal of an engine; called once for each.
  public var makeJournal: @Sendable () throws -> any Journal<EngineModel.Event> = {
    MemoryJournal()
  }

  /// Creates the production configuration: atomic, all rules, in memory, without a clock.
  public init() {}
}
