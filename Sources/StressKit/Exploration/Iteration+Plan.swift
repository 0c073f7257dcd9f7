extension Iteration {
  /// Creates an iteration with the inputs of a plan.
  ///
  /// - Parameters:
  ///   - index: The number of the iteration, from 0.
  ///   - scenario: The scenario, with its declarations.
  ///   - plan: The plan of all iterations.
  ///   - seeds: The plan's seeds for this iteration.
  convenience init<S: Scenario>(
    _ index: Int,
    of scenario: S.Type,
    _ plan: IterationPlan,
    _ seeds: IterationSeeds
  ) {
    self.init(
      // A body may also derive inputs from the number.
      index: plan.inputs ?? index,
      randomSeed: seeds.data,
      metricKeys: S.metrics,
      witnessIDs: S.witnesses.map(\.id),
      faults: FaultCourse(S.faults, seed: seeds.faults, recorded: plan.faults),
      isOpen: S.self is any OpenScenario.Type
    )
  }
}

extension Iteration {
  /// Creates the same iteration as a runner, for code that runs it in another way.
  ///
  /// - Parameters:
  ///   - index: The number of the iteration, from 0.
  ///   - scenario: The scenario of the iteration.
  ///   - plan: The plan of all iterations.
  package convenience init<S: Scenario>(
    _ index: Int,
    of scenario: S.Type,
    _ plan: IterationPlan
  ) {
    self.init(index, of: scenario, plan, plan.seeds(ofIteration: index))
  }
}

extension IterationResult {
  /// Copies the counts, witnesses and faults of the body.
  mutating func note<S: Scenario>(_ iteration: Iteration, of scenario: S.Type) {
    let isOpen = scenario is any OpenScenario.Type
    for key in isOpen ? iteration.countedKeys : S.metrics { metrics[key] = iteration.metrics[key] }
    witnesses =
      isOpen ? iteration.witnessed : S.witnesses.map(\.id).filter(iteration.hasWitnessed)
    faults = iteration.injectedFaults
    faultVisits = iteration.faultVisits
    undeclared = iteration.undeclared
  }
}
