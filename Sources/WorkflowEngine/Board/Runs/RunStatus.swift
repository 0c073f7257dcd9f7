/// How far a run is, or what an operator made of it.
public enum RunStatus: String, Sendable, CaseIterable {
  /// Nothing was started yet.
  case created

  /// Something was started, and neither is everything done nor did anything fail or stop; or
  /// something is being rerun.
  case running

  /// An operator holds the run; nothing starts until it is resumed.
  case paused

  /// An operator gave the run up, for good.
  case aborted

  /// Every task is done, until one is reopened.
  case succeeded

  /// A task failed, was cancelled or could not be submitted, and none is being rerun.
  case failed

  /// The moves that a run may make.
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
