/// The cause of a change of a run's status.
public enum RunStatusCause: String, Sendable, CaseIterable {
  /// The statuses of its tasks changed.
  case rollUp

  /// An operator paused it.
  case pause

  /// An operator resumed it.
  case resume

  /// An operator aborted it.
  case abort
}
