/// What moved a run from one status to another.
public enum RunStatusCause: String, Sendable, CaseIterable {
  /// The statuses of its tasks.
  case rollUp

  /// An operator paused it.
  case pause

  /// An operator resumed it.
  case resume

  /// An operator aborted it.
  case abort
}
