/// Tells a run when to stop before its end.
struct StopCondition {
  /// Real time that the run may take, or nil for no limit.
  let budget: Duration?
  let progress: Progress

  /// Whether the user interrupted the run or its budget is spent.
  var isMet: Bool {
    if Interruption.isRequested { return true }
    return budget.map { progress.elapsed >= $0 } ?? false
  }
}
