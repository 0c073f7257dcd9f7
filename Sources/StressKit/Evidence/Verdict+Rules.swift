/// All rules that turn results into a verdict; no other code decides a verdict.
extension Verdict {
  /// The verdict on iterations.
  ///
  /// - Parameters:
  ///   - failures: The number of iterations that failed.
  ///   - reasons: The reasons for an inconclusive verdict; empty if there are none.
  init(failures: Int, reasons: [String]) {
    self = failures > 0 ? .failed : reasons.isEmpty ? .passed : .inconclusive
  }

  /// The verdict on an invariant.
  ///
  /// - Parameters:
  ///   - violated: The number of iterations that violated it.
  ///   - checked: The number of iterations that checked it.
  init(violated: Int, checked: Int) {
    self = violated > 0 ? .failed : checked > 0 ? .passed : .inconclusive
  }

  /// The verdict on a run or on another whole: the worst verdict of its parts.
  ///
  /// - Parameter parts: The verdict on each part; with no parts, the result is inconclusive.
  init(of parts: some Collection<Verdict>) {
    self = parts.max { $0.severity < $1.severity } ?? .inconclusive
  }
}
