/// The search for one planted defect with one strategy alone, over several seeds.
struct StrategyHunt {
  let strategy: StrategyChoice
  /// The number of iterations under each seed after which the search ends.
  let limit: Int
  private var seeds = 0
  private var iterations = Tally()

  /// Starts a search.
  ///
  /// - Parameters:
  ///   - strategy: The only strategy that is used.
  ///   - limit: Iterations under each seed, at least 1.
  init(_ strategy: StrategyChoice, limit: Int) {
    self.strategy = strategy
    self.limit = limit
  }

  /// Ends the search under one seed; a seed that was cut short without a catch does not count.
  mutating func endSeed(caught: Bool, _ tally: ScenarioTally) {
    guard caught || tally.cutShort == nil else { return }
    seeds += 1
    if caught { iterations.add(tally.iterations) }
  }

  /// The result of the search.
  var evidence: StrategyEvidence {
    StrategyEvidence(
      name: strategy.rawValue,
      caught: iterations.count,
      seeds: seeds,
      limit: limit,
      iterations: iterations.aggregate
    )
  }
}
