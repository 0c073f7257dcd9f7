/// The status of a run, from its tasks or from an operator.
public enum RunStatus: String, Sendable, CaseIterable {
  /// Nothing has started yet.
  case created

  /// Something has started, not everything is done, and nothing failed or was cancelled; or a rerun
  /// is under way.
  case running

  /// An operator paused the run; nothing starts until it is resumed.
  case paused

  /// An operator aborted the run, for good.
  case aborted

  /// Every task is done, until one is reopened.
  case succeeded

  /// A task failed, was cancelled or could not be submitted, and no rerun is under way.
  case failed

  /// The allowed moves of a run.
  public static let legalTransitions: [RunStatus: Set<RunStatus>] = [
    .created: [.running, .paused, .aborted, .failed, .succeeded],
    .running: [.created, .paused, .aborted, .succeeded, .failed],
    .paused: [.created, .running, .aborted, .succeeded, .failed],
    .aborted: [],
    .succeeded: [.running],
    .failed: [.created, .running, .aborted, .succeeded],
  ]

  /// Whether a run may move from this status to another.
  ///
  /// - Parameter next: The status to move to.
  /// - Returns: Whether the table allows the move.
  public func canMove(to next: RunStatus) -> Bool {
    Self.legalTransitions[self, default: []].contains(next)
  }
}
