extension VerifyCommand {
  private func seed(_ number: Int) -> Seed {
    number == 0 ? options.seed : options.seed.derived(UInt64(number))
  }

  /// Runs a scenario with a defect until the defect is caught, under several seeds, and then, unless
  /// it is not wanted, with each strategy alone.
  ///
  /// - Parameters:
  ///   - defect: The defect to plant, unless it is excluded.
  ///   - scenario: The scenario that declares it.
  ///   - source: Where iterations run.
  ///   - progress: Prints the progress of the hunt.
  ///   - stop: Decides whether the hunt must end early.
  /// - Returns: The evidence of the defect, or nil if the run was interrupted.
  /// - Throws: The errors of `Explorer`, and `UsageError` if the scenario uses an undeclared name.
  func hunt(
    _ defect: ScenarioDescription.DefectDescription,
    in scenario: any Scenario.Type,
    _ source: WorkerSource,
    _ progress: Progress,
    until stop: StopCondition
  ) throws -> DefectEvidence? {
    var hunt = DefectHunt(scenario: scenario.name, defect: defect)
    guard defect.excluded == nil else { return hunt.evidence }
    let limit = options.iterations(of: scenario.name)
    progress.begin(
      "\(scenario.name) with \(defect.id)",
      total: limit * options.seeds
    )
    var asked = StrategyHunt(options.strategy, limit: limit)
    for number in 0..<options.seeds {
      let plan = options.plan(for: scenario, defect: defect.id, seed: seed(number))
      let explorer = try Explorer(scenario, plan, workers: source)
      var caught = false
      let tally = try explorer.explore(0..<limit) { result in
        caught = hunt.look(at: result)
        progress.show(number * limit + result.index + 1, "not caught yet")
        return !caught && !stop.isMet && result.undeclared.isEmpty
      }
      try tally.checkDeclarations()
      if !caught, !tally.isComplete, stop.isMet { return nil }
      hunt.endSeed(caught: caught, tally)
      asked.endSeed(caught: caught, tally)
      if !caught { break }
    }
    for strategy in StrategyChoice.allCases
    where options.comparesStrategies || strategy == options.strategy {
      if strategy == options.strategy {
        hunt.strategies.append(asked.evidence)
      } else {
        let own = try evidence(
          of: strategy,
          against: defect,
          in: scenario,
          source,
          progress,
          until: stop
        )
        guard let own else { return nil }
        hunt.strategies.append(own)
      }
    }
    return hunt.evidence
  }

  /// Runs a scenario with a defect under one strategy alone, until a seed does not catch it.
  ///
  /// It starts after the first pilots. Pilots are random walks under every strategy, so their catches do
  /// not count for the strategy.
  ///
  /// - Returns: The iterations until it was caught, or nil if the run was interrupted.
  private func evidence(
    of strategy: StrategyChoice,
    against defect: ScenarioDescription.DefectDescription,
    in scenario: any Scenario.Type,
    _ source: WorkerSource,
    _ progress: Progress,
    until stop: StopCondition
  ) throws -> StrategyEvidence? {
    let limit = min(options.iterations(of: scenario.name), options.profile.strategyIterations)
    var hunt = StrategyHunt(strategy, limit: limit)
    progress.begin(
      "\(scenario.name) with \(defect.id), \(strategy.rawValue) alone",
      total: limit * options.seeds
    )
    for number in 0..<options.seeds {
      var plan = options.plan(for: scenario, defect: defect.id, seed: seed(number))
      plan.strategy = strategy
      let explorer = try Explorer(scenario, plan, workers: source)
      var caught = false
      let tally = try explorer.explore(Rounds.pilots..<Rounds.pilots + limit) { result in
        caught = !Rounds.isPilot(result.index) && defect.catcher(in: result) != nil
        progress.show(number * limit + result.index - Rounds.pilots + 1, "not caught yet")
        return !caught && !stop.isMet && result.undeclared.isEmpty
      }
      try tally.checkDeclarations()
      if !caught, !tally.isComplete, stop.isMet { return nil }
      hunt.endSeed(caught: caught, tally)
      // Whether the strategy misses the defect is known now; more seeds cost the whole limit each.
      if !caught { break }
    }
    return hunt.evidence
  }
}
