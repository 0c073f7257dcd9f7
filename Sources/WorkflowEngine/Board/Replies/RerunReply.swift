/// The reply to a partial rerun.
public enum RerunReply: Sendable, Hashable {
  /// The tasks were reset; the plan lists those that may start now.
  case accepted(DispatchPlan)

  /// The run cannot be rerun now: it is paused, aborted or has attempts under way.
  case conflict(RefusalReason)

  /// The selection cannot be rerun.
  case invalid(RefusalReason)
}
