/// What became of a partial rerun.
public enum RerunReply: Sendable, Hashable {
  /// The tasks were reset; the plan says which of them may start now.
  case accepted(DispatchPlan)

  /// The run is not in a state to rerun anything: paused, aborted or at work.
  case conflict(RefusalReason)

  /// The selection cannot be rerun.
  case invalid(RefusalReason)
}
