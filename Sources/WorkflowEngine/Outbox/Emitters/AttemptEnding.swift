/// How an attempt ended; exactly one event ends it.
enum AttemptEnding: Equatable {
  case succeeded
  case failed(reason: String)
  case submissionFailed(reason: String)
  case cancelled(by: String)
  case released
  case reclaimed
  case blocked(reason: String)
  case invalidated(by: TaskID)

  /// Finds the end of an attempt in an event.
  ///
  /// - Parameter event: The event.
  /// - Returns: The attempt and how it ended; `nil` if the event ends no attempt.
  static func of(_ event: Board.Event) -> (attempt: AttemptToken, ending: AttemptEnding)? {
    switch event {
    case .taskSucceeded(_, let token): (token, .succeeded)
    case .taskFailed(_, let token, let reason, _): (token, .failed(reason: reason))
    case .submissionFailed(_, let token, let reason): (token, .submissionFailed(reason: reason))
    case .taskCancelled(_, let token?, let by): (token, .cancelled(by: by))
    case .attemptReleased(_, let token): (token, .released)
    case .attemptReclaimed(_, let token, _): (token, .reclaimed)
    case .taskBlocked(_, let token?, let reason): (token, .blocked(reason: reason))
    case .taskInvalidated(_, let token?, let parent): (token, .invalidated(by: parent))
    default: nil
    }
  }

  /// The name of the ending, for logs and spans.
  var name: String {
    switch self {
    case .succeeded: "succeeded"
    case .failed: "failed"
    case .submissionFailed: "submission-failed"
    case .cancelled: "cancelled"
    case .released: "released"
    case .reclaimed: "reclaimed"
    case .blocked: "blocked"
    case .invalidated: "invalidated"
    }
  }

  /// The person or the reason behind it; `nil` if not recorded.
  var cause: String? {
    switch self {
    case .succeeded, .released, .reclaimed: nil
    case .failed(let text), .submissionFailed(let text), .cancelled(let text), .blocked(let text):
      text
    case .invalidated(let task): task.description
    }
  }

  /// The status of the span: failures are errors, requested ends are not.
  var status: OTLPSpan.Status {
    switch self {
    case .succeeded: .ok
    case .failed(let reason), .submissionFailed(let reason): .error(reason)
    case .reclaimed: .error("the lease expired")
    case .cancelled, .released, .blocked, .invalidated: .unset
    }
  }
}
