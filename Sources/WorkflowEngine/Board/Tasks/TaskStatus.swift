/// How far a task is.
public enum TaskStatus: String, Sendable, CaseIterable {
  /// Not started since it was created or reset.
  case created

  /// Held back until somebody unblocks it.
  case blocked

  /// Started: an attempt was given out.
  case dispatched

  /// The runner has taken the attempt.
  case queued

  /// The runner is at work.
  case running

  /// The runner is asked to stop, and has not said yet that it did.
  case cancelRequested

  /// The last attempt succeeded.
  case succeeded

  /// The last attempt failed.
  case failed

  /// The runner could not take the last attempt; the task may start again.
  case submitFailed

  /// Stopped, or never started, because somebody asked for it.
  case cancelled

  /// Put away for good; whoever waited for it waits no more.
  case archived

  /// The moves that a task may make.
  ///
  /// Within an attempt, never backward. An attempt ends by a result, or without one: given back,
  /// reclaimed, or undone because a task before it was reopened. Then the task is `created` again,
  /// or `cancelled` when that was asked for.
  public static let legalTransitions: [TaskStatus: Set<TaskStatus>] = [
    .created: [.dispatched, .blocked, .cancelled, .archived],
    .blocked: [.created, .cancelled, .archived],
    .dispatched: [
      .queued, .running, .cancelRequested, .succeeded, .failed, .submitFailed, .blocked, .created,
    ],
    .queued: [.running, .cancelRequested, .succeeded, .failed, .blocked, .created],
    .running: [.cancelRequested, .succeeded, .failed, .blocked, .created],
    .cancelRequested: [.cancelled, .succeeded, .failed],
    .succeeded: [.created, .archived],
    .failed: [.created, .archived],
    .submitFailed: [.dispatched, .created, .blocked, .cancelled, .archived],
    .cancelled: [.created, .archived],
    .archived: [],
  ]

  /// Whether an attempt is under way.
  public var isActive: Bool {
    switch self {
    case .dispatched, .queued, .running, .cancelRequested: true
    case .created, .blocked, .succeeded, .failed, .submitFailed, .cancelled, .archived: false
    }
  }

  /// Whether those that wait for the task need wait no longer.
  public var isDone: Bool { self == .succeeded || self == .archived }

  /// Whether an attempt may begin, as far as the status goes.
  public var isStartable: Bool { self == .created || self == .submitFailed }

  /// Whether a rerun may reset the task.
  public var isRerunnable: Bool {
    self == .failed || self == .cancelled || self == .submitFailed
  }

  /// Whether a task may move from this status to another.
  ///
  /// - Parameter next: The status to move to.
  /// - Returns: Whether the table allows the move.
  public func canMove(to next: TaskStatus) -> Bool {
    Self.moves[position] & 1 << next.position != 0
  }

  // The table as bits, for it is asked with every call.
  private static let moves: [UInt16] = allCases.sorted { $0.position < $1.position }.map { status in
    legalTransitions[status, default: []].reduce(0) { $0 | 1 << UInt16($1.position) }
  }
}
