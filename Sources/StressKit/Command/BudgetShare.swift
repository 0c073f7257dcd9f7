/// Divides the time budget of a run between its parts, so that each part gets some time.
struct BudgetShare {
  /// The real time that the run may take, or nil if it is not limited.
  let budget: Duration?
  /// The number of parts, such as scenarios.
  let parts: Int

  /// The end of a part's share: an equal part of the remaining time.
  ///
  /// Later parts get the time that a part does not use.
  ///
  /// - Parameters:
  ///   - part: The number of the starting part, from 0.
  ///   - elapsed: The time since the start of the run.
  /// - Returns: The time since the start of the run at which the part must end, or nil for no
  ///   limit.
  func end(ofPart part: Int, at elapsed: Duration) -> Duration? {
    budget.map { elapsed + max(.zero, $0 - elapsed) / max(1, parts - part) }
  }
}
