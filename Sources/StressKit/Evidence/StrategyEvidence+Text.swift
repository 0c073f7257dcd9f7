extension StrategyEvidence {
  /// How a reader is told: the average number of iterations, or that there was nothing to find.
  var text: String {
    guard caught > 0 else { return "not in \(limit)" }
    return caught == seeds
      ? "\(iterations.avg)" : "\(iterations.avg) in \(caught) of \(seeds) seeds"
  }
}
