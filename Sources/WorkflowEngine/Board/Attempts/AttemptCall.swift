/// The calls that a runner can make about an attempt; each carries the attempt's token.
public enum AttemptCall: String, Sendable, CaseIterable {
  /// The runner accepted the attempt.
  case queued

  /// The runner works on the attempt.
  case running

  /// The attempt succeeded.
  case succeeded

  /// The attempt failed.
  case failed

  /// The runner could not accept the attempt.
  case submitFailed

  /// The runner stopped on request.
  case cancelled

  /// The runner renews its lease.
  case heartbeat

  /// The runner releases the attempt unfinished.
  case released

  /// The attempt cannot continue until somebody unblocks the task.
  case blocked

  /// The attempt published an artifact.
  case published

  /// The status that the attempt must be able to move to; `nil` if any status under way will do.
  public var status: TaskStatus? {
    switch self {
    case .queued: .queued
    case .running: .running
    case .succeeded: .succeeded
    case .failed: .failed
    case .submitFailed: .submitFailed
    case .cancelled: .cancelled
    case .blocked: .blocked
    case .heartbeat, .published, .released: nil
    }
  }
}
