/// The search for one planted defect with one strategy by itself, over several seeds.
struct StrategyHunt {
  let strategy: StrategyChoice
  /// Iterations after which it is given up, under each seed.
  let limit: Int
  private var seeds = 0
  private var iterations = Tally()

  /// Begins a search.
  ///
  /// - Parameters:
  ///   - strategy: The only one that is used.
  ///   - limit: Iterations under each seed, at least 1.
  init(_ strategy: StrategyChoice, limit: Int) {
    self.strategy = strategy
    self.limit = limit
  }

  /// Ends the search under one seed; one that was cut short without a catch does not count.
  mutating func endSeed(caught: Bool, _ tally: ScenarioTally) {
    guard caught || tally.cutShort == nil else { return }
    seeds += 1
    if caught { iterations.add(tally.iterations) }
  }

  /// What came of it.
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
