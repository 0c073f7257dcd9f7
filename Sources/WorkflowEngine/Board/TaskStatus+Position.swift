extension TaskStatus {
  /// The position in a list of counts.
  var position: Int {
    switch self {
    case .created: 0
    case .dispatched: 1
    case .queued: 2
    case .running: 3
    case .succeeded: 4
    case .failed: 5
    }
  }
}
