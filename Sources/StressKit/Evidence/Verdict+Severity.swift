extension Verdict {
  /// How bad it is: the larger, the worse.
  var severity: Int {
    switch self {
    case .passed: 0
    case .inconclusive: 1
    case .failed: 2
    }
  }
}
