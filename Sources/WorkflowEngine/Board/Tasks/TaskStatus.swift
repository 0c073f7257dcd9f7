/// The status of a task.
public enum TaskStatus: String, Sendable, CaseIterable {
  /// Not started since it was created or reset.
  case created

  /// Blocked until somebody unblocks it.
  case blocked

  /// Started: an attempt has its token.
  case dispatched

  /// The runner has accepted the attempt.
  case queued

  /// The runner works on the attempt.
  case running

  /// The runner was asked to stop and has not confirmed yet.
  case cancelRequested

  /// The last attempt succeeded.
  case succeeded

  /// The last attempt failed.
  case failed

  /// The runner could not accept the last attempt; the task may start again.
  case submitFailed

  /// Stopped, or never started, on request.
  case cancelled

  /// Archived for good; no task waits for it any more.
  case archived

  /// The allowed moves of a task.
  ///
  /// Within an attempt the status never moves backward. An attempt ends with an outcome, or without
  /// one: released, reclaimed, or undone because an upstream task was reopened. Without an outcome
  /// the task becomes `created` again, or `cancelled` if that was requested.
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

  /// Whether dependents need not wait for the task any more.
  public var isDone: Bool { self == .succeeded || self == .archived }

  /// Whether the status allows a start.
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

  // The table as bits, because every call reads it.
  private static let moves: [UInt16] = allCases.sorted { $0.position < $1.position }.map { status in
    legalTransitions[status, default: []].reduce(0) { $0 | 1 << UInt16($1.position) }
  }
}
