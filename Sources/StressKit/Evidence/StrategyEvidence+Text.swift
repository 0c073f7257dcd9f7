extension StrategyEvidence {
  /// The average number of iterations, or the limit if the defect was not caught.
  var text: String {
    guard caught > 0 else { return "not in \(limit)" }
    return caught == seeds
      ? "\(iterations.avg)" : "\(iterations.avg) in \(caught) of \(seeds) seeds"
  }
}
