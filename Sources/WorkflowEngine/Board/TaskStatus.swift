/// How far a task is.
public enum TaskStatus: String, Sendable, CaseIterable {
  /// Not started since it was created or reset.
  case created

  /// Started: an attempt was given out.
  case dispatched

  /// The runner has taken the attempt.
  case queued

  /// The runner is at work.
  case running

  /// The last attempt succeeded.
  case succeeded

  /// The last attempt failed.
  case failed

  /// The moves that a task may make; within an attempt, never backward.
  public static let legalTransitions: [TaskStatus: Set<TaskStatus>] = [
    .created: [.dispatched],
    .dispatched: [.queued, .running, .succeeded, .failed],
    .queued: [.running, .succeeded, .failed],
    .running: [.succeeded, .failed],
    .succeeded: [],
    .failed: [.created],
  ]

  /// Whether an attempt is under way.
  public var isActive: Bool { self == .dispatched || self == .queued || self == .running }

  /// Whether a task may move from this status to another.
  ///
  /// - Parameter next: The status to move to.
  /// - Returns: Whether the table allows the move.
  public func canMove(to next: TaskStatus) -> Bool {
    Self.legalTransitions[self, default: []].contains(next)
  }
}
