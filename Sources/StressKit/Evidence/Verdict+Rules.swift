/// Every rule by which a verdict follows from what was found. Nothing else decides one.
extension Verdict {
  /// The verdict on iterations.
  ///
  /// - Parameters:
  ///   - failures: Iterations that failed.
  ///   - reasons: Why nothing more can be said; empty when everything was seen.
  init(failures: Int, reasons: [String]) {
    self = failures > 0 ? .failed : reasons.isEmpty ? .passed : .inconclusive
  }

  /// The verdict on an invariant.
  ///
  /// - Parameters:
  ///   - violated: Iterations in which it did not hold.
  ///   - checked: Iterations in which it was judged.
  init(violated: Int, checked: Int) {
    self = violated > 0 ? .failed : checked > 0 ? .passed : .inconclusive
  }

  /// The verdict on a run, or on whatever else has parts: the worst of its parts.
  ///
  /// - Parameter parts: The verdict on each part; a run of nothing shows nothing.
  init(of parts: some Collection<Verdict>) {
    self = parts.max { $0.severity < $1.severity } ?? .inconclusive
  }
}
