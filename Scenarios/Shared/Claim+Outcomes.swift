import StressKit

extension Claim {
  /// Claims that every attempt has one outcome, and that nothing else was counted as one.
  ///
  /// - Parameters:
  ///   - iteration: The iteration, with the metric `attempts_total`.
  ///   - keys: The metrics that count outcomes.
  /// - Returns: A claim that shows both numbers.
  static func outcomesAddUp(in iteration: Iteration, _ keys: [String]) -> Claim {
    .equal(keys.map { iteration.metrics[$0] }.reduce(0, +), iteration.metrics["attempts_total"])
  }
}
