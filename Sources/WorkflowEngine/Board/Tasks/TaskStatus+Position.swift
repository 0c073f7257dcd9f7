extension TaskStatus {
  /// The position in an array of counts.
  var position: Int {
    switch self {
    case .created: 0
    case .blocked: 1
    case .dispatched: 2
    case .queued: 3
    case .running: 4
    case .cancelRequested: 5
    case .succeeded: 6
    case .failed: 7
    case .submitFailed: 8
    case .cancelled: 9
    case .archived: 10
    }
  }
}
