/// What somebody who works at an attempt may ask for; each call shows the attempt's token.
public enum AttemptCall: String, Sendable, CaseIterable {
  /// The runner took the attempt.
  case queued

  /// The runner works at the attempt.
  case running

  /// The attempt succeeded.
  case succeeded

  /// The attempt failed.
  case failed

  /// The runner could not take the attempt.
  case submitFailed

  /// The runner stopped because it was asked to.
  case cancelled

  /// The claim shall stand for longer.
  case heartbeat

  /// The task is given back unfinished.
  case released

  /// The task cannot go on until somebody unblocks it.
  case blocked

  /// Something that the attempt made is put on the board.
  case published

  /// The status that the attempt must be able to move to; `nil` when any that is under way will do.
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
