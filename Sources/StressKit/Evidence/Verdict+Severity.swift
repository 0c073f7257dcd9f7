extension Verdict {
  /// The severity of the verdict; larger is worse.
  var severity: Int {
    switch self {
    case .passed: 0
    case .inconclusive: 1
    case .failed: 2
    }
  }
}
