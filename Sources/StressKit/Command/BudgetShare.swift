/// Shares the budget of a run out over its parts, so that none is left out.
struct BudgetShare {
  /// Real time that the run may take, or nil for no limit.
  let budget: Duration?
  /// Parts of the run, such as scenarios.
  let parts: Int

  /// The end of a part's share: an equal part of the time that is left.
  ///
  /// Time that a part does not use goes to the parts after it.
  ///
  /// - Parameters:
  ///   - part: The part that begins, from 0.
  ///   - elapsed: Time since the run began.
  /// - Returns: Time since the run began at which the part has to end, or nil for no limit.
  func end(ofPart part: Int, at elapsed: Duration) -> Duration? {
    budget.map { elapsed + max(.zero, $0 - elapsed) / max(1, parts - part) }
  }
}
